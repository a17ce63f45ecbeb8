package dev.burhan.jobs;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps job records. A job is worked on by at most one worker at a time: {@link #claim} is one
 * conditional write with a lease that ends by itself when its worker dies. What a worker writes
 * afterwards is refused once another has the job, or once it has ended.
 *
 * <p>Thread-safe. Every method fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface JobStore {

  /** Records a new job; a job with the same id is left as it is. */
  void create(TenantId tenant, Job job);

  Optional<Job> find(TenantId tenant, JobId id);

  /**
   * Takes a job for {@code time} and counts the attempt, unless it has ended or another worker's
   * lease still runs.
   */
  Claim claim(TenantId tenant, JobId id, Duration time);

  /**
   * Tells how far the work is; renews nothing.
   *
   * @return false when the lease is lost or the job has ended: the worker is to stop
   */
  boolean progress(TenantId tenant, Lease lease, Job.Progress progress);

  /** Gives a job back, to be claimed again at once. */
  void release(TenantId tenant, Lease lease);

  /**
   * Ends a job.
   *
   * @return false when the lease is lost or the job has ended already; nothing is changed then
   */
  boolean finish(TenantId tenant, Lease lease, Job.Outcome outcome);

  /** Ends a job that has not ended, whoever works on it; one that has is left as it is. */
  void cancel(TenantId tenant, JobId id, Job.Reason why);

  /**
   * Makes a job that failed for {@code code} a submitted one again, without attempts.
   *
   * @return false when there is no such job, or it ended otherwise
   */
  boolean reopen(TenantId tenant, JobId id, String code);

  /**
   * Proves that a worker has a job.
   *
   * @param attempt which claim of the job it stems from
   */
  record Lease(JobId job, int attempt) {}

  /** What trying to take a job came to. */
  sealed interface Claim {

    /** It is ours until the lease ends. */
    record Taken(Job job) implements Claim {
      public Lease lease() {
        return new Lease(job.id(), job.attempts());
      }
    }

    /** Another worker has it. */
    record Busy() implements Claim {}

    /** It has ended, or never was. */
    record Over() implements Claim {}
  }
}
