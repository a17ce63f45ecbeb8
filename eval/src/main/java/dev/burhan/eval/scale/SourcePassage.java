package dev.burhan.eval.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds a real passage, cut into sentences and words, and its vector. */
final class SourcePassage {

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.;:?!])\\s+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final List<List<String>> sentences;
  private final float[] vector;

  private SourcePassage(List<List<String>> sentences, float[] vector) {
    this.sentences = List.copyOf(sentences);
    this.vector = vector.clone();
  }

  static SourcePassage of(String text, float[] vector) {
    var sentences = new ArrayList<List<String>>();
    for (var sentence : SENTENCE_END.split(text.strip(), -1)) {
      sentences.add(List.of(SPACE.split(sentence, -1)));
    }
    return new SourcePassage(sentences, vector);
  }

  List<List<String>> sentences() {
    return sentences;
  }

  int dimensions() {
    return vector.length;
  }

  float at(int dimension) {
    return vector[dimension];
  }
}
