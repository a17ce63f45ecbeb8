package dev.burhan.eval.scale;

import dev.burhan.language.Language;
import dev.burhan.language.Vector;

/** Holds a passage that was made up, and the place of the real one it was made from. */
final class SyntheticPassage {

  private final int source;
  private final String text;
  private final float[] vector;

  /** Takes the vector as its own: a million copies would cost more than they guard. */
  SyntheticPassage(int source, String text, float[] vector) {
    this.source = source;
    this.text = text;
    this.vector = vector;
  }

  int source() {
    return source;
  }

  String text() {
    return text;
  }

  Language language() {
    return Language.of(text);
  }

  Vector vector() {
    return new Vector(vector);
  }

  float[] values() {
    return vector.clone();
  }

  /** The cosine with a vector of unit length; this one's is not, quite, after rounding. */
  double cosine(float[] other) {
    float sum = 0;
    float squares = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * other[i];
      squares += vector[i] * vector[i];
    }
    return sum / Math.sqrt(squares);
  }
}
