package dev.burhan.webhooks;

import static dev.burhan.webhooks.WebhookFixture.ACME;
import static dev.burhan.webhooks.WebhookFixture.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.ScriptedWebhookSender;
import dev.burhan.webhooks.DeliverWebhook.Next;
import dev.burhan.webhooks.WebhookDelivery.State;
import dev.burhan.webhooks.WebhookSender.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeliverWebhookTest {

  private static final Next DONE = new Next.Done();
  private static final Next LOOK_AGAIN = new Next.Later(Duration.ofSeconds(5));
  private static final Duration TIME = Duration.ofSeconds(30);

  private final WebhookFixture at = new WebhookFixture();
  private final ScriptedWebhookSender sender = new ScriptedWebhookSender();

  @BeforeEach
  void everything_is_well() {
    at.configure();
    sender.answer(new Result.Delivered(204));
  }

  @Test
  void tells_the_webhook_of_an_ended_job() {
    at.succeed();

    assertThat(deliver(1)).isEqualTo(DONE);

    var sent = sender.sent().getFirst();
    assertThat(sent.url()).isEqualTo(at.webhook().url());
    assertThat(sent.body()).isEqualTo("SUCCEEDED عقد");
    assertThat(delivery())
        .isEqualTo(
            new WebhookDelivery(
                MessageId.of(at.job()),
                State.DELIVERED,
                1,
                OptionalInt.of(204),
                Optional.empty(),
                at.clock.instant()));
  }

  @Test
  void sends_the_headers_of_the_specification() {
    at.succeed();

    deliver(1);

    var now = at.clock.instant();
    var id = new MessageId("msg_job-1_succeeded_" + now.toEpochMilli());
    var headers = sender.sent().getFirst().headers();
    assertThat(headers)
        .containsOnlyKeys("content-type", "webhook-id", "webhook-timestamp", "webhook-signature")
        .containsEntry("content-type", "application/json")
        .containsEntry("webhook-id", id.value())
        .containsEntry("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .containsEntry("webhook-signature", signature("s-1", id));
  }

  @Test
  void signs_with_both_secrets_while_one_replaces_the_other() {
    at.webhooks.put(
        ACME, at.webhook().replacedBy(at.webhook().url(), new SecretId("s-2"), at.clock.instant()));
    at.succeed();

    deliver(1);

    var id = MessageId.of(at.job());
    assertThat(sender.sent().getFirst().headers())
        .containsEntry("webhook-signature", signature("s-2", id) + " " + signature("s-1", id));
  }

  @Test
  void an_attempt_has_the_id_of_the_first_and_a_time_of_its_own() {
    at.succeed();
    sender.answer(Result.Failed.status(503), new Result.Delivered(200));

    deliver(1);
    at.clock.advance(Duration.ofMinutes(1));
    deliver(2);

    var first = sender.sent().getFirst().headers();
    var second = sender.sent().getLast().headers();
    assertThat(second.get("webhook-id")).isEqualTo(first.get("webhook-id"));
    assertThat(second.get("webhook-timestamp")).isNotEqualTo(first.get("webhook-timestamp"));
    assertThat(second.get("webhook-signature")).isNotEqualTo(first.get("webhook-signature"));
  }

  @Test
  void tries_again_later_and_later_and_gives_up_in_the_end() {
    at.succeed();
    sender.answer(Result.Failed.status(503));

    assertThat(deliver(1)).isEqualTo(new Next.Later(Duration.ofMillis(2500)));
    assertThat(delivery().state()).isEqualTo(State.PENDING);
    assertThat(delivery().fault()).contains(DeliveryFault.STATUS);
    assertThat(delivery().status()).hasValue(503);
    assertThat(deliver(2)).isEqualTo(new Next.Later(Duration.ofMillis(12_500)));
    for (int attempt = 3; attempt < WebhookBackOff.ATTEMPTS_MAX; attempt++) {
      assertThat(deliver(attempt)).isInstanceOf(Next.Later.class);
    }
    assertThat(deliver(WebhookBackOff.ATTEMPTS_MAX)).isEqualTo(DONE);

    assertThat(delivery().state()).isEqualTo(State.FAILED);
    assertThat(delivery().attempts()).isEqualTo(8);
    assertThat(deliver(9)).isEqualTo(DONE);
    assertThat(sender.sent()).hasSize(8);
  }

  @Test
  void deliveries_of_the_queue_that_came_to_nothing_count_for_no_attempt() {
    at.succeed();
    sender.answer(Result.Failed.because(DeliveryFault.TIMEOUT));

    assertThat(deliver(100)).isEqualTo(new Next.Later(Duration.ofMillis(2500)));

    assertThat(delivery().attempts()).isEqualTo(1);
    assertThat(delivery().status()).isEmpty();
  }

  @Test
  void a_receiver_that_wants_no_more_gets_no_more() {
    at.succeed();
    sender.answer(new Result.Refused(410));

    assertThat(deliver(1)).isEqualTo(DONE);

    assertThat(delivery().state()).isEqualTo(State.FAILED);
    assertThat(delivery().fault()).contains(DeliveryFault.GONE);
    assertThat(delivery().status()).hasValue(410);
  }

  @Test
  void a_forbidden_address_is_not_tried_again() {
    at.succeed();
    sender.answer(new Result.Forbidden());

    assertThat(deliver(1)).isEqualTo(DONE);

    assertThat(delivery().state()).isEqualTo(State.FAILED);
    assertThat(delivery().fault()).contains(DeliveryFault.FORBIDDEN_ADDRESS);
  }

  @Test
  void looks_again_shortly_at_a_job_that_has_not_ended() {
    at.submit();

    assertThat(deliver(1)).isEqualTo(LOOK_AGAIN);
    at.succeed();

    assertThat(deliver(2)).isEqualTo(DONE);
    assertThat(delivery().state()).isEqualTo(State.DELIVERED);
  }

  /** Whoever ends it announces the end again. */
  @Test
  void does_not_look_for_ever() {
    at.submit();

    assertThat(deliver(DeliverWebhook.LOOKS_MAX - 1)).isEqualTo(LOOK_AGAIN);
    assertThat(deliver(DeliverWebhook.LOOKS_MAX)).isEqualTo(DONE);

    assertThat(sender.sent()).isEmpty();
    assertThat(at.log.find(ACME, JOB)).isEmpty();
  }

  @Test
  void tells_what_was_announced_twice_once() {
    at.succeed();

    deliver(1);
    assertThat(deliver(1)).isEqualTo(DONE);

    assertThat(sender.sent()).hasSize(1);
  }

  @Test
  void a_job_that_ends_anew_is_told_anew() {
    at.fail();
    deliver(1);
    at.jobs.reopen(ACME, JOB, "internal");
    at.clock.advance(Duration.ofMinutes(1));
    at.succeed();

    assertThat(deliver(1)).isEqualTo(DONE);

    assertThat(sender.sent()).extracting(WebhookRequest::body).endsWith("SUCCEEDED عقد").hasSize(2);
    assertThat(sender.sent())
        .extracting(request -> request.headers().get("webhook-id"))
        .doesNotHaveDuplicates();
    assertThat(delivery().attempts()).isEqualTo(1);
  }

  @Test
  void a_job_that_fails_twice_is_told_twice() {
    at.fail();
    deliver(1);
    at.jobs.reopen(ACME, JOB, "internal");
    at.clock.advance(Duration.ofMinutes(1));
    at.fail();

    deliver(1);

    assertThat(sender.sent()).hasSize(2);
  }

  @Test
  void nothing_is_sent_where_the_webhook_was_removed() {
    at.succeed();
    sender.answer(Result.Failed.status(500));
    deliver(1);
    at.webhooks.remove(ACME);

    assertThat(deliver(2)).isEqualTo(DONE);

    assertThat(sender.sent()).hasSize(1);
    assertThat(delivery().state()).isEqualTo(State.FAILED);
    assertThat(delivery().attempts()).isEqualTo(1);
    assertThat(delivery().fault()).contains(DeliveryFault.WEBHOOK_REMOVED);
  }

  @Test
  void an_unknown_job_is_nothing_to_tell_of() {
    assertThat(deliver(1)).isEqualTo(DONE);
    assertThat(sender.sent()).isEmpty();
  }

  @Test
  void never_tells_one_tenant_of_anothers_job() {
    at.succeed();
    var globex = new TenantId("globex");
    at.webhooks.put(globex, at.webhook());

    assertThat(deliverer(sender).deliver(globex, JOB, 1, Deadline.in(TIME, at.clock)))
        .isEqualTo(DONE);

    assertThat(sender.sent()).isEmpty();
  }

  @Test
  void does_not_blame_a_receiver_for_our_lack_of_time() {
    at.succeed();
    var short_ = Deadline.in(Duration.ofMillis(4999), at.clock);

    assertThat(deliverer(sender).deliver(ACME, JOB, 1, short_)).isEqualTo(LOOK_AGAIN);

    assertThat(sender.sent()).isEmpty();
    assertThat(at.log.find(ACME, JOB)).isEmpty();
  }

  @Test
  void a_failure_of_our_own_counts_for_no_attempt() {
    at.succeed();
    var failure = new DependencyFailure.Transient("interrupted", null);
    var deliverer =
        deliverer(
            (request, deadline) -> {
              throw failure;
            });

    assertThatThrownBy(() -> deliverer.deliver(ACME, JOB, 1, Deadline.in(TIME, at.clock)))
        .isSameAs(failure);

    assertThat(at.log.find(ACME, JOB)).isEmpty();
  }

  @Test
  void what_is_on_its_way_shows_no_secrets_by_accident() {
    at.succeed();

    deliver(1);

    assertThat(sender.sent().toString())
        .isEqualTo(List.of("WebhookRequest[hooks.example.com, body=13 characters]").toString());
  }

  private Next deliver(int attempt) {
    return deliverer(sender).deliver(ACME, JOB, attempt, Deadline.in(TIME, at.clock));
  }

  private DeliverWebhook deliverer(WebhookSender any) {
    return new DeliverWebhook(
        at.jobs,
        at.webhooks,
        at.log,
        new WebhookMessages(at.secrets, job -> job.status() + " عقد"),
        any,
        new WebhookBackOff(() -> 0));
  }

  private WebhookDelivery delivery() {
    return at.log.find(ACME, new JobId(JOB.value())).orElseThrow();
  }

  private String signature(String secret, MessageId id) {
    return at.secrets.of(ACME, new SecretId(secret)).sign(id, at.clock.instant(), "SUCCEEDED عقد");
  }
}
