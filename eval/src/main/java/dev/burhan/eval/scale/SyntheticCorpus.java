package dev.burhan.eval.scale;

import dev.burhan.documents.Chunk;
import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.Span;
import dev.burhan.documents.Submission;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Plans one large tenant and small ones and makes their documents, each alone and in any order; the
 * same seed makes the same corpus. A document runs along neighbouring real passages, as chapters of
 * one rulebook do. Thread-safe.
 */
final class SyntheticCorpus {

  static final int PASSAGES_PER_DOCUMENT = 100;
  static final TenantId LARGE = new TenantId("large");

  /** Raise it when passages come out differently, or kept data pass for what they are not. */
  private static final int RECIPE = 1;

  private static final int SMALL_TENANTS_MAX = 100;
  private static final int PASSAGES_PER_SMALL_TENANT = 10_000;
  private static final int SMALL_MIN = 240;
  private static final int SMALL_MAX = 2_000;
  private static final List<String> TOPICS =
      List.of("banking", "insurance", "markets", "prudential", "funds", "conduct", "data");
  private static final List<MediaType> TYPES = List.of(MediaType.values());
  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);
  private static final int DAYS = 3_650;
  private static final long DOCUMENTS_MAX = 1_000_000;
  private static final long MIX = 0xD1342543DE82EF95L;

  private final String set;
  private final PassageMaker maker;
  private final String encoder;
  private final long seed;
  private final List<Tenant> tenants;

  SyntheticCorpus(Sources sources, int passages, long seed) {
    this.set = sources.name();
    this.maker = new PassageMaker(sources.passages());
    this.encoder = sources.encoder().name();
    this.seed = seed;
    this.tenants = plan(passages, seed);
  }

  /** How many passages a tenant has. */
  record Tenant(TenantId id, int number, int passages) {
    int documents() {
      return Math.ceilDiv(passages, PASSAGES_PER_DOCUMENT);
    }

    private int passagesOf(int document) {
      return Math.min(PASSAGES_PER_DOCUMENT, passages - document * PASSAGES_PER_DOCUMENT);
    }
  }

  /** Small tenants are skewed: most hold a few hundred passages, few two thousand. */
  private static List<Tenant> plan(int passages, long seed) {
    var tenants = new ArrayList<Tenant>();
    tenants.add(new Tenant(LARGE, 0, passages));
    var random = new SplittableRandom(seed);
    int small = Math.clamp(passages / PASSAGES_PER_SMALL_TENANT, 1, SMALL_TENANTS_MAX);
    for (int number = 1; number <= small; number++) {
      int size = SMALL_MIN + (int) ((SMALL_MAX - SMALL_MIN) * Math.pow(random.nextDouble(), 3));
      tenants.add(new Tenant(new TenantId("small-" + number), number, size));
    }
    return tenants;
  }

  /** Tells this corpus from any other. */
  String identity() {
    return String.join(
        " ", set, encoder, "passages=" + large().passages(), "seed=" + seed, "recipe=" + RECIPE);
  }

  String set() {
    return set;
  }

  String encoder() {
    return encoder;
  }

  /** The large one first. */
  List<Tenant> tenants() {
    return List.copyOf(tenants);
  }

  Tenant large() {
    return tenants.getFirst();
  }

  int passages() {
    return tenants.stream().mapToInt(Tenant::passages).sum();
  }

  List<SyntheticPassage> passages(Tenant tenant, int document) {
    var random = random(tenant, document);
    int first = random.nextInt(maker.sources());
    var passages = new ArrayList<SyntheticPassage>();
    for (int i = 0; i < tenant.passagesOf(document); i++) {
      passages.add(maker.make((first + i) % maker.sources(), random));
    }
    return passages;
  }

  /** The place of the real passage a passage was made from, without making it again. */
  int source(Tenant tenant, int document, int ordinal) {
    return (random(tenant, document).nextInt(maker.sources()) + ordinal) % maker.sources();
  }

  /** Drawn from the seed of a draw: seeds in a row would give one sequence, moved by a step. */
  private SplittableRandom random(Tenant tenant, int document) {
    long place = DOCUMENTS_MAX * tenant.number() + document;
    return new SplittableRandom(new SplittableRandom(seed ^ (MIX * place)).nextLong());
  }

  static DocumentId id(int document) {
    return new DocumentId(String.format(Locale.ROOT, "d-%06d", document));
  }

  static int number(DocumentId document) {
    return Integer.parseInt(document.value().substring(2));
  }

  IndexedDocument document(Tenant tenant, int number) {
    return document(number, passages(tenant, number));
  }

  /** Without a title, which every passage would be found by. */
  private IndexedDocument document(int number, List<SyntheticPassage> passages) {
    var text = String.join("\n", passages.stream().map(SyntheticPassage::text).toList());
    var details =
        new DocumentDetails(
            id(number),
            "",
            Optional.of(Language.of(text)),
            List.of(TOPICS.get(number % TOPICS.size()), "year-" + year(number)),
            Optional.of(day(number)));
    var type = TYPES.get(number % TYPES.size());
    var submission = new Submission(details, type, new Submission.Inline(text));
    return IndexedDocument.of(
        Document.of(submission, PagedText.of(text)), encoder, chunks(passages));
  }

  private static int year(int document) {
    return day(document).getYear();
  }

  private static LocalDate day(int document) {
    return FIRST_DAY.plusDays(Math.floorMod(document * 37, DAYS));
  }

  private static List<IndexedChunk> chunks(List<SyntheticPassage> passages) {
    var chunks = new ArrayList<IndexedChunk>();
    int start = 0;
    for (var passage : passages) {
      var text = passage.text();
      int end = start + text.codePointCount(0, text.length());
      var chunk =
          new Chunk(
              chunks.size(),
              new Span(start, end),
              1,
              List.of(),
              Optional.empty(),
              passage.language(),
              text);
      chunks.add(new IndexedChunk(chunk, Optional.of(passage.vector())));
      start = end + 1;
    }
    return chunks;
  }
}
