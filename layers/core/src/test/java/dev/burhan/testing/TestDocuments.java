package dev.burhan.testing;

import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.Chunk;
import dev.burhan.legal.DocumentId;
import dev.burhan.legal.IndexedDocument;
import dev.burhan.legal.IndexedDocument.IndexedChunk;
import dev.burhan.legal.NewDocument;
import dev.burhan.legal.NewDocument.MediaType;
import dev.burhan.legal.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes documents ready to be stored, with one passage for each line. */
public final class TestDocuments {

  public static final String ENCODER = new HashingEmbedder().encoder().name();

  private TestDocuments() {}

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
    var text = String.join("\n", lines);
    var document =
        new NewDocument(new DocumentId(id), "Title of " + id, MediaType.PLAIN, language, text);
    var chunks = new ArrayList<IndexedChunk>();
    int start = 0;
    for (var line : lines) {
      int end = start + line.codePointCount(0, line.length());
      chunks.add(chunk(chunks.size(), new Span(start, end), language, line, withVectors));
      start = end + 1;
    }
    return new IndexedDocument(document, ENCODER, chunks);
  }

  private static IndexedChunk chunk(
      int ordinal, Span span, Language language, String line, boolean withVector) {
    var chunk = new Chunk(ordinal, span, 1, List.of("Part 1", "Article 2"), language, line);
    var vector =
        withVector
            ? Optional.of(new Vector(HashingEmbedder.embed(line)))
            : Optional.<Vector>empty();
    return new IndexedChunk(chunk, vector);
  }
}
