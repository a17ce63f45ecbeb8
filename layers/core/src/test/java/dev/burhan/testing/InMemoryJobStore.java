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
  public synchronized Claim claim(TenantId tenant, JobId id, Duration lease) {
    var key = new Key(tenant, id);
    var entry = entries.get(key);
    var now = clock.instant();
    if (entry == null || entry.job().status().isFinal()) {
      return new Claim.Over();
    }
    if (entry.isLeased(now)) {
      return new Claim.Busy();
    }
    var taken = with(entry.job(), Status.RUNNING, Optional.empty());
    entries.put(key, new Entry(taken, now.plus(lease)));
    return new Claim.Taken(taken);
  }

  @Override
  public synchronized void progress(TenantId tenant, JobId id, String stage, int done, int total) {
    change(
        new Key(tenant, id),
        entry -> new Entry(at(entry.job(), stage, done, total), entry.leaseEnd()));
  }

  @Override
  public synchronized void release(TenantId tenant, JobId id) {
    change(
        new Key(tenant, id),
        entry -> new Entry(with(entry.job(), Status.SUBMITTED, Optional.empty()), Instant.EPOCH));
  }

  @Override
  public synchronized void finish(TenantId tenant, JobId id, Optional<Job.Failure> failure) {
    var status = failure.isPresent() ? Status.FAILED : Status.SUCCEEDED;
    change(
        new Key(tenant, id), entry -> new Entry(with(entry.job(), status, failure), Instant.EPOCH));
  }

  private void change(Key key, UnaryOperator<Entry> change) {
    entries.computeIfPresent(
        key, (k, entry) -> entry.job().status().isFinal() ? entry : change.apply(entry));
  }

  private Job with(Job job, Status status, Optional<Job.Failure> failure) {
    return new Job(
        job.id(),
        job.subject(),
        status,
        job.stage(),
        job.done(),
        job.total(),
        failure,
        job.createdAt(),
        clock.instant());
  }

  private Job at(Job job, String stage, int done, int total) {
    return new Job(
        job.id(),
        job.subject(),
        job.status(),
        stage,
        done,
        total,
        job.failure(),
        job.createdAt(),
        clock.instant());
  }
}
