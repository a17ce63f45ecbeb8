package dev.burhan.models;

/** Says how an encoder's vectors of all tokens become one vector of the text. */
enum Pooling {
  /** Averages the tokens. */
  MEAN,
  /** Takes the first token. */
  CLS;

  /**
   * Pools one text's token vectors and scales the result to unit length.
   *
   * @param tokens vectors one behind the other, {@code dimensions} floats each, at least one
   */
  float[] pool(float[] tokens, int dimensions) {
    int taken = this == CLS ? 1 : tokens.length / dimensions;
    var pooled = new double[dimensions];
    for (int i = 0; i < taken * dimensions; i++) {
      pooled[i % dimensions] += tokens[i];
    }
    return unit(pooled);
  }

  /** A vector of zeros has no direction and stays as it is. */
  private static float[] unit(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    var unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }
}
