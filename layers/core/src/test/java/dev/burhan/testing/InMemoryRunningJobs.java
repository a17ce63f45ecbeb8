package dev.burhan.testing;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunningJobs;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts running jobs in memory, under one lock. */
public final class InMemoryRunningJobs implements RunningJobs {

  private final Clock clock;
  private final Map<TenantId, Map<JobId, Instant>> running = new HashMap<>();

  public InMemoryRunningJobs(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean enter(TenantId tenant, JobId job, int max, Duration time) {
    var jobs = running.computeIfAbsent(tenant, id -> new HashMap<>());
    var now = clock.instant();
    jobs.values().removeIf(end -> end.isBefore(now));
    if (jobs.size() >= max && !jobs.containsKey(job)) {
      return false;
    }
    jobs.put(job, now.plus(time));
    return true;
  }

  @Override
  public synchronized void leave(TenantId tenant, JobId job) {
    running.computeIfAbsent(tenant, id -> new HashMap<>()).remove(job);
  }
}
