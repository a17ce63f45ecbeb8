package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryJobQueue.Sent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class InMemoryJobQueueTest {

  @Test
  void records_what_was_sent_in_order() {
    var queue = new InMemoryJobQueue();
    var tenant = new TenantId("acme");

    queue.send(tenant, new JobId("b"));
    queue.send(tenant, new JobId("a"), Duration.ofSeconds(5));
    queue.send(tenant, new JobId("b"));

    assertThat(queue.sent())
        .containsExactly(
            new Sent(tenant, new JobId("b"), Duration.ZERO),
            new Sent(tenant, new JobId("a"), Duration.ofSeconds(5)),
            new Sent(tenant, new JobId("b"), Duration.ZERO));
  }
}
