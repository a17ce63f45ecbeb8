package dev.burhan.testing;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what was sent, in order, and delivers nothing. */
public final class InMemoryJobQueue implements JobQueue {

  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  /** What one call of {@link #send} was given. */
  public record Sent(TenantId tenant, JobId job, Duration delay) {}

  @Override
  public void send(TenantId tenant, JobId job, Duration delay) {
    sent.add(new Sent(tenant, job, JobQueue.checked(delay)));
  }

  /** What has been sent until now, oldest first. */
  public List<Sent> sent() {
    return List.copyOf(sent);
  }
}
