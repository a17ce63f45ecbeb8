package dev.burhan.eval.scale;

import dev.burhan.language.Vector;
import java.util.Set;

/** Holds a real question, its vector, and the places of the real passages judged to answer it. */
final class SourceQuestion {

  private final String text;
  private final float[] vector;
  private final Set<Integer> relevant;

  SourceQuestion(String text, float[] vector, Set<Integer> relevant) {
    this.text = text;
    this.vector = vector.clone();
    // To the 16 bits in which the product compares it: the same for all.
    for (int i = 0; i < vector.length; i++) {
      this.vector[i] = Float.float16ToFloat(Float.floatToFloat16(vector[i]));
    }
    this.relevant = Set.copyOf(relevant);
  }

  String text() {
    return text;
  }

  Set<Integer> relevant() {
    return relevant;
  }

  Vector vector() {
    return new Vector(vector);
  }

  float[] values() {
    return vector.clone();
  }
}
