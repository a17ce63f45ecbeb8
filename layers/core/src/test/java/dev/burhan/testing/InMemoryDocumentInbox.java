package dev.burhan.testing;

import dev.burhan.documents.DocumentInbox;
import dev.burhan.documents.NewDocument;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds documents in memory until {@link #expireAll}. */
public final class InMemoryDocumentInbox implements DocumentInbox {

  private final Map<Key, NewDocument> documents = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, JobId job) {}

  @Override
  public void put(TenantId tenant, JobId job, NewDocument document) {
    documents.put(new Key(tenant, job), document);
  }

  @Override
  public Optional<NewDocument> find(TenantId tenant, JobId job) {
    return Optional.ofNullable(documents.get(new Key(tenant, job)));
  }

  public void expireAll() {
    documents.clear();
  }
}
