package dev.burhan.jobs;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps job records. A job is worked on by at most one worker at a time: {@link #claim} is one
 * conditional write with a lease that ends by itself when its worker dies.
 *
 * <p>Thread-safe. Every method fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface JobStore {

  /** Records a new job; a job with the same id is left as it is. */
  void create(TenantId tenant, Job job);

  Optional<Job> find(TenantId tenant, JobId id);

  /** Takes a job for {@code lease}, unless it has ended or another worker's lease still runs. */
  Claim claim(TenantId tenant, JobId id, Duration lease);

  /** Tells how far the work is and renews nothing. */
  void progress(TenantId tenant, JobId id, String stage, int done, int total);

  /** Gives a claimed job back, to be claimed again at once. */
  void release(TenantId tenant, JobId id);

  /** Ends a job; empty means it succeeded. */
  void finish(TenantId tenant, JobId id, Optional<Job.Failure> failure);

  /** What trying to take a job came to. */
  sealed interface Claim {

    /** It is ours until the lease ends. */
    record Taken(Job job) implements Claim {}

    /** Another worker has it. */
    record Busy() implements Claim {}

    /** It has ended, or never was. */
    record Over() implements Claim {}
  }
}
