package dev.burhan.testing;

import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.DraftVectors;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.Span;
import dev.burhan.documents.StoredDocument;
import dev.burhan.documents.TextHash;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps documents in memory, under one lock, and is the corpus an {@link InMemoryPassageIndex}
 * searches.
 */
public final class InMemoryDocumentStore implements DocumentStore, DocumentCatalogue, DraftVectors {

  private final Clock clock;
  private final Map<TenantId, Corpus> corpora = new HashMap<>();

  /** One passage with the document it belongs to. */
  record Entry(long id, IndexedDocument document, IndexedChunk indexed) {}

  /** What one search sees. */
  record Snapshot(long version, List<Entry> entries, List<StoredDocument> documents) {}

  private record Held(
      IndexedDocument document, JobId job, LocalDate date, Instant storedAt, List<Entry> entries) {}

  private record Announced(DocumentId document, Standing standing) {}

  private record Draft(String encoder, Vector vector) {}

  private static final class Corpus {
    private final TreeMap<String, Held> byId = new TreeMap<>();
    // In the order they were announced in.
    private final Map<JobId, Announced> jobs = new LinkedHashMap<>();
    private final Map<JobId, Map<TextHash, Draft>> drafts = new HashMap<>();
    private long version;
    private long lastEntry;

    Map<TextHash, Draft> drafts(JobId job) {
      return drafts.computeIfAbsent(job, id -> new HashMap<>());
    }
  }

  public InMemoryDocumentStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void announce(
      TenantId tenant, JobId job, DocumentId document, Deadline deadline) {
    deadline.check("the store");
    corpus(tenant).jobs.putIfAbsent(job, new Announced(document, new Standing.Open()));
  }

  @Override
  public synchronized Standing standing(TenantId tenant, JobId job, Deadline deadline) {
    deadline.check("the store");
    return Optional.ofNullable(corpus(tenant).jobs.get(job))
        .map(Announced::standing)
        .orElseGet(Standing.Unknown::new);
  }

  @Override
  public synchronized Standing withdraw(TenantId tenant, JobId job, Deadline deadline) {
    if (standing(tenant, job, deadline) instanceof Standing.Open) {
      stand(corpus(tenant), job, new Standing.Withdrawn());
    }
    return standing(tenant, job, deadline);
  }

  private static void stand(Corpus corpus, JobId job, Standing standing) {
    corpus.jobs.computeIfPresent(job, (id, was) -> new Announced(was.document(), standing));
  }

  @Override
  public synchronized Standing save(
      TenantId tenant, JobId job, IndexedDocument document, Deadline deadline) {
    if (!(standing(tenant, job, deadline) instanceof Standing.Open)) {
      return standing(tenant, job, deadline);
    }
    var corpus = corpus(tenant);
    var entries = new ArrayList<Entry>();
    for (var chunk : document.chunks()) {
      var drafted = drafted(corpus, job, document, chunk);
      entries.add(new Entry(corpus.lastEntry + 1 + entries.size(), document, drafted));
    }
    if (entries.stream().filter(e -> e.indexed().vector().isPresent()).count()
        != document.receipt().vectors()) {
      throw new DependencyFailure.Transient("drafts are missing", null);
    }
    corpus.lastEntry += entries.size();
    supersede(corpus, job, document.document().id());
    stand(corpus, job, new Standing.Stored(document.receipt()));
    corpus.drafts.remove(job);
    var before = corpus.byId.get(document.document().id().value());
    var date = document.document().details().date();
    corpus.byId.put(
        document.document().id().value(),
        new Held(
            document,
            job,
            date.orElseGet(() -> before == null ? today() : before.date()),
            clock.instant(),
            entries));
    corpus.version++;
    return standing(tenant, job, deadline);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static IndexedChunk drafted(
      Corpus corpus, JobId job, IndexedDocument document, IndexedChunk chunk) {
    var hash = TextHash.of(chunk.chunk().searchText(document.document().title()));
    var draft = Optional.ofNullable(corpus.drafts(job).get(hash));
    return new IndexedChunk(
        chunk.chunk(),
        chunk
            .vector()
            .or(
                () ->
                    draft.filter(d -> d.encoder().equals(document.encoder())).map(Draft::vector)));
  }

  private static void supersede(Corpus corpus, JobId job, DocumentId document) {
    for (var earlier : List.copyOf(corpus.jobs.keySet())) {
      if (earlier.equals(job)) {
        return;
      }
      end(corpus, earlier, document, new Standing.Superseded());
    }
  }

  private static boolean end(Corpus corpus, JobId job, DocumentId document, Standing standing) {
    var announced = corpus.jobs.get(job);
    boolean ends =
        announced != null
            && announced.document().equals(document)
            && announced.standing() instanceof Standing.Open;
    if (ends) {
      stand(corpus, job, standing);
    }
    return ends;
  }

  @Override
  public synchronized boolean delete(TenantId tenant, DocumentId id, Deadline deadline) {
    deadline.check("the store");
    var corpus = corpus(tenant);
    boolean deleted = corpus.byId.remove(id.value()) != null;
    corpus.version += deleted ? 1 : 0;
    boolean withdrawn = false;
    for (var job : List.copyOf(corpus.jobs.keySet())) {
      withdrawn |= end(corpus, job, id, new Standing.Withdrawn());
    }
    return deleted || withdrawn;
  }

  @Override
  public synchronized Set<TextHash> reuse(
      TenantId tenant, JobId job, String encoder, Set<TextHash> wanted, Deadline deadline) {
    deadline.check("the store");
    var drafts = corpus(tenant).drafts(job);
    for (var held : corpus(tenant).byId.values()) {
      if (held.document().encoder().equals(encoder)) {
        held.entries().forEach(entry -> reuse(entry, wanted, drafts));
      }
    }
    var found = new HashSet<>(wanted);
    found.removeIf(
        hash ->
            Optional.ofNullable(drafts.get(hash))
                .filter(d -> d.encoder().equals(encoder))
                .isEmpty());
    return found;
  }

  private static void reuse(Entry entry, Set<TextHash> wanted, Map<TextHash, Draft> drafts) {
    var hash = TextHash.of(entry.indexed().chunk().searchText(entry.document().document().title()));
    if (wanted.contains(hash)) {
      entry
          .indexed()
          .vector()
          .ifPresent(v -> drafts.putIfAbsent(hash, new Draft(entry.document().encoder(), v)));
    }
  }

  @Override
  public synchronized void keep(
      TenantId tenant,
      JobId job,
      String encoder,
      Map<TextHash, Vector> vectors,
      Deadline deadline) {
    deadline.check("the store");
    var drafts = corpus(tenant).drafts(job);
    vectors.forEach((hash, vector) -> drafts.put(hash, new Draft(encoder, vector)));
  }

  @Override
  public synchronized void discard(TenantId tenant, JobId job, Deadline deadline) {
    deadline.check("the store");
    corpus(tenant).drafts.remove(job);
  }

  @Override
  public synchronized Optional<StoredDocument> find(
      TenantId tenant, DocumentId id, Deadline deadline) {
    deadline.check("the store");
    var corpus = corpus(tenant);
    return Optional.ofNullable(corpus.byId.get(id.value())).map(held -> stored(corpus, held));
  }

  @Override
  public synchronized List<StoredDocument> list(
      TenantId tenant,
      DocumentFilter filter,
      Optional<DocumentId> after,
      int limit,
      Deadline deadline) {
    deadline.check("the store");
    var corpus = corpus(tenant);
    var first = after.map(DocumentId::value).orElse("");
    return corpus.byId.tailMap(first, false).values().stream()
        .map(held -> stored(corpus, held))
        .filter(document -> passes(document, filter))
        .limit(limit)
        .toList();
  }

  private static boolean passes(StoredDocument document, DocumentFilter filter) {
    return filter.language().filter(l -> !l.equals(document.language())).isEmpty()
        && passesButForLanguage(document, filter);
  }

  static boolean passesButForLanguage(StoredDocument document, DocumentFilter filter) {
    return filter.mediaType().filter(type -> type != document.mediaType()).isEmpty()
        && document.tags().containsAll(filter.tags())
        && filter.from().filter(document.date()::isBefore).isEmpty()
        && filter.to().filter(document.date()::isAfter).isEmpty();
  }

  @Override
  public synchronized List<Optional<Stretch>> read(
      TenantId tenant, List<Place> places, Deadline deadline) {
    deadline.check("the store");
    return places.stream()
        .map(
            place ->
                Optional.ofNullable(corpus(tenant).byId.get(place.document().value()))
                    .map(held -> stretch(held.document().document(), place)))
        .toList();
  }

  @Override
  public synchronized List<Optional<Extract>> extracts(
      TenantId tenant, List<ChunkRange> ranges, Deadline deadline) {
    deadline.check("the store");
    return ranges.stream()
        .map(
            range ->
                Optional.ofNullable(corpus(tenant).byId.get(range.document().value()))
                    .flatMap(held -> extract(held, range)))
        .toList();
  }

  private static Optional<Extract> extract(Held held, ChunkRange range) {
    var chunks =
        held.entries().stream()
            .map(entry -> entry.indexed().chunk())
            .filter(chunk -> chunk.ordinal() >= range.first() && chunk.ordinal() <= range.last())
            .toList();
    if (chunks.isEmpty()) {
      return Optional.empty();
    }
    var first = chunks.getFirst();
    var span = new Span(first.span().start(), chunks.getLast().span().end());
    var text = stretch(held.document().document(), new Place(range.document(), span)).text();
    return Optional.of(new Extract(span, first.page(), first.headings(), text));
  }

  synchronized Snapshot snapshot(TenantId tenant) {
    var corpus = corpus(tenant);
    var entries = corpus.byId.values().stream().flatMap(held -> held.entries().stream()).toList();
    var documents = corpus.byId.values().stream().map(held -> stored(corpus, held)).toList();
    return new Snapshot(corpus.version, entries, documents);
  }

  private Corpus corpus(TenantId tenant) {
    return corpora.computeIfAbsent(tenant, id -> new Corpus());
  }

  private static Stretch stretch(Document document, Place place) {
    var text =
        document
            .text()
            .codePoints()
            .skip(place.span().start())
            .limit(place.span().length())
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return new Stretch(text.toString(), document.content().pageAt(place.span().start()));
  }

  private static StoredDocument stored(Corpus corpus, Held held) {
    var document = held.document().document();
    boolean isLatest =
        corpus.jobs.values().stream()
            .noneMatch(
                job ->
                    job.document().equals(document.id())
                        && job.standing() instanceof Standing.Open);
    return new StoredDocument(
        document.id(),
        document.title(),
        document.mediaType(),
        document.language(),
        document.details().tags(),
        held.date(),
        document.contentHash(),
        held.document().encoder(),
        document.content().characters(),
        document.content().pages(),
        held.entries().size(),
        held.document().receipt().faults(),
        held.job(),
        isLatest,
        held.storedAt());
  }
}
