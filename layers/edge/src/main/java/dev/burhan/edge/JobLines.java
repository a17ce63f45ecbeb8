package dev.burhan.edge;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.telemetry.Dimension;
import dev.burhan.telemetry.Metric;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line, with metrics, for each job that work has ended. */
public final class JobLines implements Work {

  private static final Logger LOG = LoggerFactory.getLogger(JobLines.class);

  private final String kind;
  private final Work work;
  private final Clock clock;

  /**
   * @param kind of job, such as {@code ingest}
   */
  public JobLines(String kind, Work work, Clock clock) {
    this.kind = kind;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public Job.Outcome run(TenantId tenant, Job job, Step step, Deadline deadline) {
    try {
      var outcome = work.run(tenant, job, step, deadline);
      write(tenant, job, outcome.status());
      return outcome;
    } catch (DependencyFailure.Permanent e) {
      write(tenant, job, Status.FAILED);
      throw e;
    }
  }

  private void write(TenantId tenant, Job job, Status status) {
    var since = Duration.between(job.createdAt(), clock.instant());
    LOG.atInfo()
        .addKeyValue("tenant", tenant.value())
        .addKeyValue("job_id", job.id().value())
        .addKeyValue("kind", new Dimension(kind))
        .addKeyValue("attempt", job.attempts())
        .addKeyValue("jobs_succeeded", flag(status == Status.SUCCEEDED))
        .addKeyValue("jobs_partial", flag(status == Status.PARTIAL))
        .addKeyValue("jobs_failed", flag(status == Status.FAILED))
        .addKeyValue("job_seconds", Metric.of(since.toMillis() / 1e3))
        .log("job");
  }

  private static Metric flag(boolean is) {
    return Metric.count(is ? 1 : 0);
  }

  @Override
  public void ended(TenantId tenant, JobId job, Deadline deadline) {
    work.ended(tenant, job, deadline);
  }
}
