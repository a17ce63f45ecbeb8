package dev.burhan.testing;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps job records in memory, under one lock. */
public final class InMemoryJobStore implements JobStore {

  private final Clock clock;
  private final Map<Key, Entry> entries = new HashMap<>();

  private record Key(TenantId tenant, JobId id) {}

  private record Entry(Job job, Instant leaseEnd) {
    boolean isLeased(Instant now) {
      return job.status() == Status.RUNNING && !leaseEnd.isBefore(now);
    }
  }

  public InMemoryJobStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void create(TenantId tenant, Job job) {
    entries.putIfAbsent(new Key(tenant, job.id()), new Entry(job, Instant.EPOCH));
  }

  @Override
  public synchronized Optional<Job> find(TenantId tenant, JobId id) {
    return Optional.ofNullable(entries.get(new Key(tenant, id))).map(Entry::job);
  }

  @Override
  public synchronized Claim claim(TenantId tenant, JobId id, Duration time) {
    var key = new Key(tenant, id);
    var entry = entries.get(key);
    var now = clock.instant();
    if (entry == null || entry.job().status().isFinal()) {
      return new Claim.Over();
    }
    if (entry.isLeased(now)) {
      return new Claim.Busy();
    }
    var job = entry.job();
    var taken =
        new Job(
            id,
            job.subject(),
            Status.RUNNING,
            job.progress(),
            job.attempts() + 1,
            Optional.empty(),
            job.createdAt(),
            now);
    entries.put(key, new Entry(taken, now.plus(time)));
    return new Claim.Taken(taken);
  }

  @Override
  public synchronized boolean progress(TenantId tenant, Lease lease, Job.Progress progress) {
    return change(
        tenant,
        lease,
        entry ->
            new Entry(
                with(entry.job(), Status.RUNNING, progress, Optional.empty()), entry.leaseEnd()));
  }

  @Override
  public synchronized void release(TenantId tenant, Lease lease) {
    change(
        tenant,
        lease,
        entry -> new Entry(with(entry.job(), Status.SUBMITTED, Optional.empty()), Instant.EPOCH));
  }

  @Override
  public synchronized boolean finish(TenantId tenant, Lease lease, Job.Outcome outcome) {
    return change(
        tenant,
        lease,
        entry ->
            new Entry(with(entry.job(), outcome.status(), Optional.of(outcome)), Instant.EPOCH));
  }

  @Override
  public synchronized void cancel(TenantId tenant, JobId id, Job.Reason why) {
    entries.computeIfPresent(
        new Key(tenant, id),
        (key, entry) ->
            entry.job().status().isFinal()
                ? entry
                : new Entry(
                    with(entry.job(), Status.CANCELLED, Optional.of(Job.Outcome.cancelled(why))),
                    Instant.EPOCH));
  }

  @Override
  public synchronized boolean reopen(TenantId tenant, JobId id, String code) {
    var key = new Key(tenant, id);
    var entry = entries.get(key);
    if (entry == null
        || entry.job().status() != Status.FAILED
        || entry.job().reasons().stream().noneMatch(reason -> reason.code().equals(code))) {
      return false;
    }
    var job = entry.job();
    var reopened =
        new Job(
            id,
            job.subject(),
            Status.SUBMITTED,
            job.progress(),
            0,
            Optional.empty(),
            job.createdAt(),
            clock.instant());
    entries.put(key, new Entry(reopened, Instant.EPOCH));
    return true;
  }

  private boolean change(TenantId tenant, Lease lease, UnaryOperator<Entry> change) {
    var key = new Key(tenant, lease.job());
    var entry = entries.get(key);
    if (entry == null
        || entry.job().status() != Status.RUNNING
        || entry.job().attempts() != lease.attempt()) {
      return false;
    }
    entries.put(key, change.apply(entry));
    return true;
  }

  private Job with(Job job, Status status, Optional<Job.Outcome> outcome) {
    return with(job, status, job.progress(), outcome);
  }

  private Job with(Job job, Status status, Job.Progress progress, Optional<Job.Outcome> outcome) {
    return new Job(
        job.id(),
        job.subject(),
        status,
        progress,
        job.attempts(),
        outcome,
        job.createdAt(),
        clock.instant());
  }
}
