package dev.burhan.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryWebhookQueue;
import dev.burhan.testing.InMemoryWebhookStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class NotifyWebhookTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");

  private final InMemoryWebhookStore webhooks = new InMemoryWebhookStore();
  private final InMemoryWebhookQueue queue = new InMemoryWebhookQueue();
  private final NotifyWebhook events = new NotifyWebhook(webhooks, queue);

  @Test
  void has_the_webhook_told_a_moment_later() {
    webhooks.put(ACME, webhook());

    events.ending(ACME, JOB);

    assertThat(queue.sent())
        .containsExactly(new InMemoryWebhookQueue.Sent(ACME, JOB, Duration.ofSeconds(1)));
  }

  @Test
  void a_tenant_without_webhook_costs_nothing() {
    webhooks.put(new TenantId("globex"), webhook());

    events.ending(ACME, JOB);

    assertThat(queue.sent()).isEmpty();
  }

  private static Webhook webhook() {
    return new Webhook(
        URI.create("https://hooks.example.com/"), new SecretId("s-1"), Instant.EPOCH);
  }
}
