package dev.burhan.webhooks;

import static dev.burhan.webhooks.WebhookFixture.ACME;
import static dev.burhan.webhooks.WebhookFixture.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryWebhookQueue;
import dev.burhan.testing.ScriptedWebhookSender;
import dev.burhan.webhooks.ReplayWebhook.Result;
import dev.burhan.webhooks.WebhookDelivery.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReplayWebhookTest {

  private final WebhookFixture at = new WebhookFixture();
  private final ReplayWebhook replay =
      new ReplayWebhook(at.jobs, at.webhooks, at.log, at.queue, at.clock);

  @Test
  void queues_the_webhook_of_an_ended_job() {
    at.configure();
    at.succeed();

    var result = replay.replay(ACME, JOB);

    var queued = WebhookDelivery.queued(MessageId.of(at.job()), at.clock.instant());
    assertThat(result).isEqualTo(new Result.Queued(queued));
    assertThat(at.log.find(ACME, JOB)).contains(queued);
    assertThat(at.queue.sent())
        .containsExactly(new InMemoryWebhookQueue.Sent(ACME, JOB, Duration.ZERO));
  }

  @Test
  void what_was_given_up_or_delivered_is_sent_again_under_its_id() {
    at.configure();
    at.succeed();
    var sender = new ScriptedWebhookSender();
    sender.answer(new WebhookSender.Result.Refused(410), new WebhookSender.Result.Delivered(200));

    deliver(sender);
    replay.replay(ACME, JOB);
    deliver(sender);
    replay.replay(ACME, JOB);
    deliver(sender);

    assertThat(sender.sent()).hasSize(3);
    assertThat(sender.sent().stream().map(sent -> sent.headers().get("webhook-id")).distinct())
        .hasSize(1);
    assertThat(at.log.find(ACME, JOB).orElseThrow().state()).isEqualTo(State.DELIVERED);
    assertThat(at.log.find(ACME, JOB).orElseThrow().attempts()).isEqualTo(1);
  }

  @Test
  void says_that_there_is_no_such_job() {
    at.configure();
    at.succeed();
    var globex = new TenantId("globex");
    at.webhooks.put(globex, at.webhook());

    assertThat(replay.replay(globex, JOB)).isEqualTo(new Result.Unknown());
    assertThat(at.queue.sent()).isEmpty();
  }

  @Test
  void says_that_the_job_has_not_ended() {
    at.configure();
    at.submit();

    assertThat(replay.replay(ACME, JOB)).isEqualTo(new Result.NotEnded());
    assertThat(at.queue.sent()).isEmpty();
  }

  @Test
  void says_that_there_is_no_webhook() {
    at.succeed();

    assertThat(replay.replay(ACME, JOB)).isEqualTo(new Result.NoWebhook());
    assertThat(at.queue.sent()).isEmpty();
    assertThat(at.log.find(ACME, JOB)).isEmpty();
  }

  private void deliver(WebhookSender sender) {
    new DeliverWebhook(
            at.jobs,
            at.webhooks,
            at.log,
            new WebhookMessages(at.secrets, job -> "{}"),
            sender,
            new WebhookBackOff(() -> 0))
        .deliver(ACME, JOB, 1, Deadline.in(Duration.ofSeconds(30), at.clock));
  }
}
