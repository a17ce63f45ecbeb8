package dev.burhan.testing;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.StoredDocument;
import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps documents in memory, under one lock, and is the corpus an {@link InMemoryPassageIndex}
 * searches.
 */
public final class InMemoryDocumentStore implements DocumentStore {

  private final Clock clock;
  private final Map<TenantId, Corpus> corpora = new HashMap<>();

  /** One passage with the document it belongs to. */
  record Entry(long id, IndexedDocument document, IndexedChunk indexed) {}

  /** What one search sees. */
  record Snapshot(long version, List<Entry> entries) {}

  private record Held(IndexedDocument document, Instant storedAt, List<Entry> entries) {}

  private static final class Corpus {
    private final TreeMap<String, Held> byId = new TreeMap<>();
    private long version;
    private long lastEntry;
  }

  public InMemoryDocumentStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void save(TenantId tenant, IndexedDocument document, Deadline deadline) {
    deadline.check("the store");
    var corpus = corpus(tenant);
    var entries = new ArrayList<Entry>();
    for (var chunk : document.chunks()) {
      entries.add(new Entry(++corpus.lastEntry, document, chunk));
    }
    corpus.byId.put(document.document().id().value(), new Held(document, clock.instant(), entries));
    corpus.version++;
  }

  @Override
  public synchronized Optional<StoredDocument> find(
      TenantId tenant, DocumentId id, Deadline deadline) {
    deadline.check("the store");
    return Optional.ofNullable(corpus(tenant).byId.get(id.value()))
        .map(InMemoryDocumentStore::stored);
  }

  @Override
  public synchronized List<StoredDocument> list(
      TenantId tenant, Optional<DocumentId> after, int limit, Deadline deadline) {
    deadline.check("the store");
    var first = after.map(DocumentId::value).orElse("");
    return corpus(tenant).byId.tailMap(first, false).values().stream()
        .limit(limit)
        .map(InMemoryDocumentStore::stored)
        .toList();
  }

  @Override
  public synchronized boolean delete(TenantId tenant, DocumentId id, Deadline deadline) {
    deadline.check("the store");
    var corpus = corpus(tenant);
    corpus.version++;
    return corpus.byId.remove(id.value()) != null;
  }

  @Override
  public synchronized List<Optional<String>> read(
      TenantId tenant, List<Place> places, Deadline deadline) {
    deadline.check("the store");
    return places.stream()
        .map(
            place ->
                Optional.ofNullable(corpus(tenant).byId.get(place.document().value()))
                    .map(held -> stretch(held.document().document().text(), place)))
        .toList();
  }

  synchronized Snapshot snapshot(TenantId tenant) {
    var corpus = corpus(tenant);
    var entries = corpus.byId.values().stream().flatMap(held -> held.entries().stream()).toList();
    return new Snapshot(corpus.version, entries);
  }

  private Corpus corpus(TenantId tenant) {
    return corpora.computeIfAbsent(tenant, id -> new Corpus());
  }

  private static String stretch(String text, Place place) {
    return text.codePoints()
        .skip(place.span().start())
        .limit(place.span().length())
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static StoredDocument stored(Held held) {
    var document = held.document().document();
    var text = document.text();
    return new StoredDocument(
        document.id(),
        document.title(),
        document.mediaType(),
        document.language(),
        document.contentHash(),
        held.document().encoder(),
        text.codePointCount(0, text.length()),
        held.entries().size(),
        held.storedAt());
  }
}
