package dev.burhan.documents;

import dev.burhan.language.Sentences;
import dev.burhan.language.Sentences.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Cuts text that is too long: between sentences, else between words, else anywhere. */
final class LongText {

  private LongText() {}

  /** Pieces of {@code text[start, end)} in order, none longer than {@code max} UTF-16 units. */
  static List<Sentence> split(String text, int start, int end, int max) {
    if (end - start <= max) {
      return List.of(new Sentence(start, end));
    }
    var pieces = new ArrayList<Sentence>();
    int from = start;
    int reached = start;
    for (var sentence : Sentences.of(text.substring(start, end))) {
      int sentenceEnd = start + sentence.end();
      if (sentenceEnd - from > max && reached > from) {
        pieces.add(new Sentence(from, reached));
        from = start + sentence.start();
      }
      while (sentenceEnd - from > max) {
        int cut = cut(text, from, from + max);
        pieces.add(new Sentence(from, cut));
        from = cut;
      }
      reached = sentenceEnd;
    }
    if (reached > from) {
      pieces.add(new Sentence(from, reached));
    }
    return pieces;
  }

  /** The last word boundary at or before {@code limit}, never inside a surrogate pair. */
  private static int cut(String text, int from, int limit) {
    for (int i = limit; i > from + (limit - from) / 2; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
  }
}
