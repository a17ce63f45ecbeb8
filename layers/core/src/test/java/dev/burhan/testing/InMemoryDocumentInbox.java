package dev.burhan.testing;

import dev.burhan.documents.DocumentInbox;
import dev.burhan.documents.Submission;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds submissions in memory until {@link #expireAll}. */
public final class InMemoryDocumentInbox implements DocumentInbox {

  private final Map<Key, Submission> submissions = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, JobId job) {}

  @Override
  public void put(TenantId tenant, JobId job, Submission submission) {
    submissions.put(new Key(tenant, job), submission);
  }

  @Override
  public Optional<Submission> find(TenantId tenant, JobId job) {
    return Optional.ofNullable(submissions.get(new Key(tenant, job)));
  }

  @Override
  public void remove(TenantId tenant, JobId job) {
    submissions.remove(new Key(tenant, job));
  }

  public void expireAll() {
    submissions.clear();
  }

  public boolean isEmpty() {
    return submissions.isEmpty();
  }
}
