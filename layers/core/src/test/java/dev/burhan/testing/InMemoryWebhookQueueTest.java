package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryWebhookQueue.Sent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Holds the fake to the contract. */
final class InMemoryWebhookQueueTest implements WebhookQueueContract {

  private final InMemoryWebhookQueue queue = new InMemoryWebhookQueue();

  @Override
  public InMemoryWebhookQueue queue() {
    return queue;
  }

  @Test
  void records_what_was_sent_in_order() {
    var tenant = new TenantId("acme");

    queue.send(tenant, new JobId("b"), Duration.ZERO);
    queue.send(tenant, new JobId("a"), Duration.ofSeconds(5));

    assertThat(queue.sent())
        .containsExactly(
            new Sent(tenant, new JobId("b"), Duration.ZERO),
            new Sent(tenant, new JobId("a"), Duration.ofSeconds(5)));
  }
}
