package dev.burhan.function.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.edge.JobPayload;
import dev.burhan.edge.Json;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore.Claim;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.InMemoryWebhookLog;
import dev.burhan.testing.InMemoryWebhookStore;
import dev.burhan.testing.ScriptedWebhookSender;
import dev.burhan.testing.SettableClock;
import dev.burhan.webhooks.DeliverWebhook;
import dev.burhan.webhooks.SecretId;
import dev.burhan.webhooks.Webhook;
import dev.burhan.webhooks.WebhookBackOff;
import dev.burhan.webhooks.WebhookDelivery;
import dev.burhan.webhooks.WebhookMessages;
import dev.burhan.webhooks.WebhookSecrets;
import dev.burhan.webhooks.WebhookSender.Result;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  private final InMemoryWebhookStore webhooks = new InMemoryWebhookStore();
  private final InMemoryWebhookLog webhookLog = new InMemoryWebhookLog();
  private final ScriptedWebhookSender sender = new ScriptedWebhookSender();
  private final List<Duration> hidden = new ArrayList<>();
  private final SQSEvent event = Events.read(SQSEvent.class, "/events/jobs.json");

  HandlerTest() {
    event.setRecords(List.of(event.getRecords().getFirst()));
    webhooks.put(
        ACME,
        new Webhook(
            URI.create("https://hooks.example.com/confidential"),
            new SecretId("s-1"),
            clock.instant()));
  }

  @Test
  void tells_of_an_ended_job_as_the_api_shows_it() {
    end();
    sender.answer(new Result.Delivered(204));

    assertThat(failed(handle())).isEmpty();

    var body = ApiContract.json(sender.sent().getFirst().body());
    assertThat(ApiContract.faults("#/components/schemas/Job", body)).isEmpty();
    assertThat(body.path("status").asText()).isEqualTo("succeeded");
    assertThat(state()).isEqualTo(WebhookDelivery.State.DELIVERED);
  }

  @Test
  void a_message_that_did_not_arrive_comes_again_after_the_back_off() {
    end();
    sender.answer(Result.Failed.status(503));

    assertThat(failed(handle())).containsExactly("message-1");

    assertThat(hidden).singleElement().isEqualTo(Duration.ofMillis(3_750));
    assertThat(state()).isEqualTo(WebhookDelivery.State.PENDING);
  }

  @Test
  void a_job_that_has_not_ended_is_looked_at_again() {
    jobs.create(ACME, Job.submitted(JOB, "lease", clock.instant()));

    assertThat(failed(handle())).containsExactly("message-1");
    assertThat(sender.sent()).isEmpty();
    event.getRecords().getFirst().getAttributes().put("ApproximateReceiveCount", "10");
    assertThat(failed(handle())).isEmpty();
  }

  @Test
  void is_done_with_a_job_that_never_was() {
    assertThat(failed(handle())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"tenant_id\":\"acme\"}"})
  void reports_a_message_nobody_can_read(String body) {
    event.getRecords().getFirst().setBody(body);

    assertThat(failed(handle())).containsExactly("message-1");
  }

  @Test
  void never_logs_where_a_message_goes_or_what_it_says() {
    end();
    sender.answer(Result.Failed.status(503));
    try (var log = new CapturedLog()) {
      handle();

      assertThat(log.lines("batch")).hasSize(1);
      assertThat(log.text()).doesNotContain("confidential", "example.com", "lease", "whsec");
    }
  }

  private SQSBatchResponse handle() {
    var deliver =
        new DeliverWebhook(
            jobs,
            webhooks,
            webhookLog,
            new WebhookMessages(
                new WebhookSecrets("pepper of the test"), job -> Json.write(JobPayload.of(job))),
            sender,
            new WebhookBackOff(() -> .5));
    return new Handler(deliver, (receipt, time) -> hidden.add(time), clock)
        .handleRequest(event, new TestContext(30_000));
  }

  private void end() {
    jobs.create(ACME, Job.submitted(JOB, "lease", clock.instant()));
    var claim = (Claim.Taken) jobs.claim(ACME, JOB, Duration.ofMinutes(1));
    var figures = Map.of("pages", 1, "passages", 2, "embedded", 2, "reused", 0);
    jobs.finish(ACME, claim.lease(), Job.Outcome.done(List.of(), figures));
  }

  private WebhookDelivery.State state() {
    return webhookLog.find(ACME, JOB).orElseThrow().state();
  }

  private static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }
}
