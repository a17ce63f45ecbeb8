package dev.burhan.documents;

import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.structure.StructureReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a document at its own structure: a chunk is a numbered clause with its items, or a
 * paragraph, under its headings. Short paragraphs stay together, long ones are cut between
 * sentences. Every word of the document lies in a chunk or in a heading above one.
 */
public final class Chunker {

  /**
   * Limits in UTF-16 units: paragraphs are gathered up to the first, nothing exceeds the second.
   */
  public record Limits(int gather, int max) {

    public static final Limits DEFAULT = new Limits(500, 1500);

    public Limits {
      if (gather < 1 || max < 100 || gather > max) {
        throw new IllegalArgumentException("limits must be 1 <= gather <= max, max >= 100");
      }
    }
  }

  /** Most chunks of one document; a text that would come to more is cut without its structure. */
  static final int CHUNKS_MAX = 20_000;

  private final Limits limits;

  public Chunker(Limits limits) {
    this.limits = limits;
  }

  /** Chunks in the order of the text; empty when the text holds no word. */
  public List<Chunk> chunk(Document document) {
    var text = document.text();
    var outline = StructureReader.read(text, document.content().headings());
    var chunks = new ArrayList<Chunk>();
    var places = new CodePoints(text);
    for (var piece : ChunkPlan.of(text, outline, limits)) {
      var words = text.substring(piece.start(), piece.end());
      var span = new Span(places.at(piece.start()), places.at(piece.end()));
      chunks.add(
          new Chunk(
              chunks.size(),
              span,
              document.content().pageAt(span.start()),
              piece.path().titles(),
              piece.parent() == ChunkPlan.NO_PARENT
                  ? Optional.empty()
                  : Optional.of(piece.parent()),
              languageOf(words, document.language()),
              words));
    }
    return chunks;
  }

  /** A chunk in the other script has its own language, so a bilingual contract is read in both. */
  private static Language languageOf(String text, Language document) {
    var script = Language.of(text);
    boolean isOtherScript =
        script.equals(Language.ARABIC) != document.equals(Language.ARABIC)
            && Words.of(text).size() > 3;
    return isOtherScript ? script : document;
  }

  /** Turns rising UTF-16 offsets into code point offsets in one pass. */
  private static final class CodePoints {
    private final String text;
    private int unit;
    private int point;

    CodePoints(String text) {
      this.text = text;
    }

    int at(int offset) {
      if (offset < unit) {
        unit = 0;
        point = 0;
      }
      point += text.codePointCount(unit, offset);
      unit = offset;
      return point;
    }
  }
}
