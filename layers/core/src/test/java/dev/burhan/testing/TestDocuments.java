package dev.burhan.testing;

import dev.burhan.documents.Chunk;
import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.Span;
import dev.burhan.documents.Submission;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes documents ready to be stored, with one passage for each line. */
public final class TestDocuments {

  public static final String ENCODER = new HashingEmbedder().encoder().name();

  /** Adds no word to what a passage is found by. */
  private static final String WORDLESS = "§";

  private TestDocuments() {}

  /** What all passages of a document share. */
  public record Style(String title, List<String> headings, Language language, boolean withVectors) {
    public Style {
      headings = List.copyOf(headings);
    }
  }

  /** A document whose passages have no vector, in a language that is not stemmed. */
  public static IndexedDocument plain(String id, String... lines) {
    return of(id, HashingEmbedder.OTHER, false, List.of(lines));
  }

  /** A document whose passages have vectors of {@link HashingEmbedder}. */
  public static IndexedDocument embedded(String id, String... lines) {
    return of(id, HashingEmbedder.OTHER, true, List.of(lines));
  }

  public static IndexedDocument of(
      String id, Language language, boolean withVectors, List<String> lines) {
    return of(id, new Style(WORDLESS, List.of(WORDLESS), language, withVectors), lines);
  }

  public static IndexedDocument of(String id, Style style, List<String> lines) {
    var text = String.join("\n", lines);
    return of(document(id, style.title(), style.language(), text), style, lines);
  }

  /** The same, of a type, with tags and a day. */
  public static IndexedDocument of(
      String id, MediaType type, List<String> tags, LocalDate date, String... lines) {
    var style = new Style(WORDLESS, List.of(WORDLESS), HashingEmbedder.OTHER, true);
    var details =
        new DocumentDetails(
            new DocumentId(id), WORDLESS, Optional.empty(), tags, Optional.of(date));
    var content = PagedText.of(String.join("\n", lines));
    var document = new Document(details, type, style.language(), content, sha256(new byte[0]));
    return of(document, style, List.of(lines));
  }

  private static IndexedDocument of(Document document, Style style, List<String> lines) {
    var chunks = new ArrayList<IndexedChunk>();
    int start = 0;
    for (var line : lines) {
      int end = start + line.codePointCount(0, line.length());
      chunks.add(chunk(chunks.size(), new Span(start, end), style, line));
      start = end + 1;
    }
    return IndexedDocument.of(document, ENCODER, chunks);
  }

  /** A plain text that has been read. */
  public static Document document(String id, String title, Language language, String text) {
    return Document.of(submission(id, title, language, text), PagedText.of(text));
  }

  /** A plain text as its tenant sends it. */
  public static Submission submission(String id, String title, Language language, String text) {
    return new Submission(
        new DocumentDetails(
            new DocumentId(id), title, Optional.of(language), List.of(), Optional.empty()),
        MediaType.PLAIN,
        new Submission.Inline(text));
  }

  /** SHA-256 in hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Stores a document by a job of its own, which must succeed. */
  public static void store(DocumentStore store, TenantId tenant, IndexedDocument document) {
    var deadline = Deadline.in(Duration.ofSeconds(60), Clock.systemUTC());
    var job = new JobId(UUID.randomUUID().toString());
    store.announce(tenant, job, document.document().id(), deadline);
    var standing = store.save(tenant, job, document, deadline);
    if (!(standing instanceof DocumentStore.Standing.Stored)) {
      throw new AssertionError("not stored: " + standing);
    }
  }

  private static IndexedChunk chunk(int ordinal, Span span, Style style, String line) {
    var chunk =
        new Chunk(ordinal, span, 1, style.headings(), Optional.empty(), style.language(), line);
    return new IndexedChunk(
        chunk,
        Optional.of(new Vector(HashingEmbedder.embed(line))).filter(v -> style.withVectors()));
  }
}
