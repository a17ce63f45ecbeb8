package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.WebhookQueue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Says which delays every {@link WebhookQueue} refuses; what it delivers shows where it runs. */
public interface WebhookQueueContract {

  WebhookQueue queue();

  @Test
  default void refuses_a_delay_that_no_queue_takes() {
    var tenant = new TenantId("acme");
    var job = new JobId("job-1");

    for (var delay : List.of(Duration.ofNanos(-1), JobQueue.DELAY_MAX.plusNanos(1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> queue().send(tenant, job, delay));
    }
  }
}
