package dev.burhan.webhooks;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.InMemoryWebhookLog;
import dev.burhan.testing.InMemoryWebhookQueue;
import dev.burhan.testing.InMemoryWebhookStore;
import dev.burhan.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Holds what the use cases of webhooks work with, and jobs that have ended or not. */
final class WebhookFixture {

  static final TenantId ACME = new TenantId("acme");
  static final JobId JOB = new JobId("job-1");
  static final Duration LEASE = Duration.ofMinutes(1);

  final SettableClock clock = SettableClock.atNoon();
  final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  final InMemoryWebhookStore webhooks = new InMemoryWebhookStore();
  final InMemoryWebhookLog log = new InMemoryWebhookLog();
  final InMemoryWebhookQueue queue = new InMemoryWebhookQueue();
  final WebhookSecrets secrets = new WebhookSecrets("pepper-of-sixteen");

  void configure() {
    webhooks.put(ACME, webhook());
  }

  Webhook webhook() {
    return new Webhook(
        URI.create("https://hooks.example.com/burhan?token=1"),
        new SecretId("s-1"),
        clock.instant());
  }

  void submit() {
    jobs.create(ACME, Job.submitted(JOB, "lease-2024", clock.instant()));
  }

  void succeed() {
    end(Outcome.done(List.of(), Map.of("pages", 2)));
  }

  void fail() {
    end(Outcome.failed(new Reason("internal", "It failed.")));
  }

  private void end(Outcome outcome) {
    submit();
    var claim = (JobStore.Claim.Taken) jobs.claim(ACME, JOB, LEASE);
    jobs.finish(ACME, claim.lease(), outcome);
  }

  Job job() {
    return jobs.find(ACME, JOB).orElseThrow();
  }
}
