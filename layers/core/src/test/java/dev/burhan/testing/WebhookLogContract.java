package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.DeliveryFault;
import dev.burhan.webhooks.MessageId;
import dev.burhan.webhooks.WebhookDelivery;
import dev.burhan.webhooks.WebhookDelivery.State;
import dev.burhan.webhooks.WebhookLog;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Says what every {@link WebhookLog} does. Ids are new in each test, so it may be kept. */
public interface WebhookLogContract {

  TenantId ACME = new TenantId("acme");
  TenantId GLOBEX = new TenantId("globex");
  Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  WebhookLog log();

  @Test
  default void finds_a_queued_delivery() {
    var job = newJob();

    log().record(ACME, job, queued(job));

    assertThat(log().find(ACME, job)).contains(queued(job));
  }

  @ParameterizedTest
  @EnumSource
  default void finds_every_fault_as_it_was(DeliveryFault fault) {
    var job = newJob();
    var delivery =
        new WebhookDelivery(
            message(job), State.FAILED, 8, OptionalInt.of(503), Optional.of(fault), NOW);

    log().record(ACME, job, delivery);

    assertThat(log().find(ACME, job)).contains(delivery);
  }

  @Test
  default void recording_again_replaces_all_of_it() {
    var job = newJob();
    var failed =
        new WebhookDelivery(
            new MessageId("msg_another"),
            State.FAILED,
            8,
            OptionalInt.of(503),
            Optional.of(DeliveryFault.STATUS),
            NOW);
    log().record(ACME, job, failed);

    log().record(ACME, job, queued(job));

    assertThat(log().find(ACME, job)).contains(queued(job));
  }

  @Test
  default void finds_nothing_that_never_was() {
    assertThat(log().find(ACME, newJob())).isEmpty();
  }

  @Test
  default void never_returns_another_tenants_delivery() {
    var job = newJob();
    log().record(ACME, job, queued(job));

    assertThat(log().find(GLOBEX, job)).isEmpty();
    var theirs =
        new WebhookDelivery(
            message(job), State.DELIVERED, 1, OptionalInt.of(200), Optional.empty(), NOW);
    log().record(GLOBEX, job, theirs);

    assertThat(log().find(ACME, job)).contains(queued(job));
  }

  private static WebhookDelivery queued(JobId job) {
    return WebhookDelivery.queued(message(job), NOW);
  }

  private static MessageId message(JobId job) {
    return new MessageId("msg_" + job + "_succeeded_1772600767089");
  }

  private static JobId newJob() {
    return new JobId(UUID.randomUUID().toString());
  }
}
