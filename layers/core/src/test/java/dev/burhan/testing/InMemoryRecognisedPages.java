package dev.burhan.testing;

import dev.burhan.documents.RecognisedPages;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps recognised pages in memory. */
public final class InMemoryRecognisedPages implements RecognisedPages {

  private final Map<Key, String> pages = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, JobId job, int page) {}

  @Override
  public void keep(TenantId tenant, JobId job, int page, String text) {
    pages.put(new Key(tenant, job, page), text);
  }

  @Override
  public Optional<String> find(TenantId tenant, JobId job, int page) {
    return Optional.ofNullable(pages.get(new Key(tenant, job, page)));
  }

  @Override
  public void remove(TenantId tenant, JobId job) {
    pages.keySet().removeIf(key -> key.tenant().equals(tenant) && key.job().equals(job));
  }
}
