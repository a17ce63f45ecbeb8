package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.telemetry.Dimension;
import dev.burhan.telemetry.Metric;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobLinesTest {

  private static final Instant SUBMITTED = Instant.parse("2026-01-01T00:00:00Z");

  private final CapturedLog log = new CapturedLog();
  private final Clock clock = Clock.fixed(SUBMITTED.plus(Duration.ofMillis(2_500)), ZoneOffset.UTC);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void writes_a_line_for_a_job_that_ended() {
    run((tenant, job, step, deadline) -> Job.Outcome.done(List.of(), Map.of("passages", 3)));

    assertThat(log.lines("job"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("tenant", "acme")
                    .containsEntry("job_id", "job-1")
                    .containsEntry("kind", new Dimension("ingest"))
                    .containsEntry("jobs_succeeded", Metric.count(1))
                    .containsEntry("jobs_failed", Metric.count(0))
                    .containsEntry("job_seconds", Metric.of(2.5)));
  }

  @Test
  void counts_a_failure_for_good_and_none_that_comes_again() {
    assertThatThrownBy(
            () ->
                run(
                    (tenant, job, step, deadline) -> {
                      throw new DependencyFailure.Transient("busy", null);
                    }))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThat(log.lines("job")).isEmpty();

    assertThatThrownBy(
            () ->
                run(
                    (tenant, job, step, deadline) -> {
                      throw new DependencyFailure.Permanent("broken", null);
                    }))
        .isInstanceOf(DependencyFailure.Permanent.class);
    assertThat(log.lines("job"))
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("jobs_failed", Metric.count(1)));
  }

  private void run(Work work) {
    new JobLines("ingest", work, clock)
        .run(
            new TenantId("acme"),
            Job.submitted(new JobId("job-1"), "memo", SUBMITTED),
            (stage, done, total) -> {},
            Deadline.in(Duration.ofMinutes(1), clock));
  }
}
