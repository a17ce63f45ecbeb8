package dev.burhan.testing;

import dev.burhan.documents.Chunk;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.NewDocument;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.documents.Span;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    var document =
        new NewDocument(new DocumentId(id), style.title(), MediaType.PLAIN, style.language(), text);
    var chunks = new ArrayList<IndexedChunk>();
    int start = 0;
    for (var line : lines) {
      int end = start + line.codePointCount(0, line.length());
      chunks.add(chunk(chunks.size(), new Span(start, end), style, line));
      start = end + 1;
    }
    return new IndexedDocument(document, ENCODER, chunks);
  }

  private static IndexedChunk chunk(int ordinal, Span span, Style style, String line) {
    var chunk = new Chunk(ordinal, span, 1, style.headings(), style.language(), line);
    return new IndexedChunk(
        chunk,
        Optional.of(new Vector(HashingEmbedder.embed(line))).filter(v -> style.withVectors()));
  }
}
