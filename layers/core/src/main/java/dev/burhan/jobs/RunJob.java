package dev.burhan.jobs;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Runs one delivery of a job: takes it if its tenant stays and has a place left and nobody else has
 * it, ends it with what the work came to, and gives it back when trying again may help. Work that
 * is delivered twice must come to the same; that is for the work to see to.
 */
public final class RunJob {

  /** How often the work is tried. The queue must deliver more often than that. */
  public static final int ATTEMPTS_MAX = 5;

  /** Code of a job whose work was tried too often; it may be reopened. */
  public static final String RETRIES_EXHAUSTED = "retries_exhausted";

  /** Beyond the worker's own deadline, so that a lease never ends under a worker that runs. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  /** Until a job is looked at again whose tenant had no place left. */
  private static final Duration PLACE_WAIT = Duration.ofSeconds(10);

  /** Until a job is looked at again that another worker has, in case that one died. */
  private static final Duration BUSY_WAIT = Duration.ofMinutes(1);

  private final JobStore jobs;
  private final RunningJobs running;
  private final Queues queues;
  private final JobEvents events;
  private final Admission admission;

  public RunJob(
      JobStore jobs, RunningJobs running, Queues queues, JobEvents events, Admission admission) {
    this.jobs = jobs;
    this.running = running;
    this.queues = queues;
    this.events = events;
    this.admission = admission;
  }

  /**
   * Says whose jobs are run.
   *
   * @param isStaying whether a tenant's work is still to be done
   * @param tenantJobsMax how many jobs of one tenant may run at a time
   */
  public record Admission(Predicate<TenantId> isStaying, int tenantJobsMax) {}

  /**
   * Where jobs are sent on.
   *
   * @param work back to the workers
   * @param deadLetters for {@link RedriveJobs}, once a job was tried in vain
   */
  public record Queues(JobQueue work, JobQueue deadLetters) {}

  /** The work of a job. */
  public interface Work {

    /**
     * Does the work, or what is left of it.
     *
     * @param step to be told before each step; throws when the work is to stop
     * @throws DependencyFailure.Transient when another attempt may help
     * @throws DependencyFailure.Permanent when none will
     */
    Outcome run(TenantId tenant, Job job, Step step, Deadline deadline);

    /** Clears away what the work of an ended job has left; what it cannot expires by itself. */
    default void ended(TenantId tenant, JobId job, Deadline deadline) {}
  }

  /** Takes note of how far the work is. */
  public interface Step {
    void at(String stage, int done, int total);
  }

  /** Ends work whose job was cancelled, or taken by another worker. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("the job is no longer ours", null, false, false);
    }
  }

  /**
   * Runs a job if it is to be run now. When it is not, a message of its own comes later, since this
   * one may be delivered only so often.
   *
   * @throws DependencyFailure when the attempt failed; the job is released, or has ended
   */
  public void run(TenantId tenant, JobId id, Deadline deadline, Work work) {
    if (!admission.isStaying().test(tenant)) {
      // Messages of a tenant that left cannot be picked out of the queue; what came with one can.
      clear(tenant, id, deadline, work);
      return;
    }
    var time = deadline.left().plus(LEASE_MARGIN);
    if (!running.enter(tenant, id, admission.tenantJobsMax(), time)) {
      queues.work().send(tenant, id, PLACE_WAIT);
      return;
    }
    switch (jobs.claim(tenant, id, time)) {
      // The place is the other worker's: leaving it would let one more in.
      case JobStore.Claim.Busy() -> queues.work().send(tenant, id, BUSY_WAIT);
      case JobStore.Claim.Over() -> {
        running.leave(tenant, id);
        clearIfOver(tenant, id, deadline, work);
      }
      case JobStore.Claim.Taken taken -> attempt(tenant, taken, deadline, work);
    }
  }

  /** A job may have been ended by another than its worker, which clears nothing away. */
  private void clearIfOver(TenantId tenant, JobId id, Deadline deadline, Work work) {
    jobs.find(tenant, id)
        .filter(job -> job.status().isFinal() && !isToBeReopened(job))
        .ifPresent(job -> clear(tenant, id, deadline, work));
  }

  private static boolean isToBeReopened(Job job) {
    return job.reasons().stream().anyMatch(why -> why.code().equals(RETRIES_EXHAUSTED));
  }

  private void attempt(TenantId tenant, JobStore.Claim.Taken taken, Deadline deadline, Work work) {
    var job = taken.job().id();
    try {
      if (taken.job().attempts() > ATTEMPTS_MAX) {
        // What it left stays, so that it can be reopened. Sent first: never ended and forgotten.
        queues.deadLetters().send(tenant, job);
        end(tenant, taken.lease(), Outcome.failed(exhausted()));
        return;
      }
      end(tenant, taken.lease(), work.run(tenant, taken.job(), step(tenant, taken), deadline));
      clear(tenant, job, deadline, work);
    } catch (Stopped e) {
      // Whoever stopped us has seen to the record.
      clearIfOver(tenant, job, deadline, work);
    } catch (DependencyFailure.Permanent e) {
      end(tenant, taken.lease(), Outcome.failed(broken()));
      clear(tenant, job, deadline, work);
      throw e;
    } catch (RuntimeException e) {
      // Whatever it was, the attempt is over and counts: after the last one the job ends.
      jobs.release(tenant, taken.lease());
      throw e;
    } finally {
      running.leave(tenant, job);
    }
  }

  private Step step(TenantId tenant, JobStore.Claim.Taken taken) {
    return (stage, done, total) -> {
      if (!jobs.progress(tenant, taken.lease(), new Job.Progress(stage, done, total))) {
        throw new Stopped();
      }
    };
  }

  private static void clear(TenantId tenant, JobId job, Deadline deadline, Work work) {
    try {
      work.ended(tenant, job, deadline);
    } catch (DependencyFailure e) {
      // The job is done; what is left expires.
    }
  }

  /** Tells of the end first: a worker that dies in between tells twice, never not at all. */
  private void end(TenantId tenant, JobStore.Lease lease, Outcome outcome) {
    events.ending(tenant, lease.job());
    jobs.finish(tenant, lease, outcome);
  }

  private static Reason broken() {
    return new Reason("internal", "The job failed on our side. It will not succeed as it is.");
  }

  private static Reason exhausted() {
    return new Reason(
        RETRIES_EXHAUSTED, "The job was tried " + ATTEMPTS_MAX + " times. Submit it again.");
  }
}
