package dev.burhan.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.JobId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageIdTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void names_the_end_of_a_job() {
    assertThat(MessageId.of(failed(new JobId("job-1"))).value())
        .isEqualTo("msg_job-1_failed_1767323045678");
  }

  @Test
  void the_longest_job_id_has_room() {
    var job = new JobId("j".repeat(64));

    assertThat(MessageId.of(failed(job)).value()).contains(job.value());
  }

  @Test
  void a_job_under_way_has_nothing_to_tell() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageId.of(Job.submitted(new JobId("job-1"), "lease", NOW)));
  }

  /** A full stop would let one message pass for another with the same signature. */
  @Test
  void holds_no_full_stop() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageId("msg.1"));
  }

  private static Job failed(JobId id) {
    var outcome = Outcome.failed(new Reason("internal", "It failed."));
    return new Job(
        id, "lease", outcome.status(), Job.Progress.of("embed"), 1, Optional.of(outcome), NOW, NOW);
  }
}
