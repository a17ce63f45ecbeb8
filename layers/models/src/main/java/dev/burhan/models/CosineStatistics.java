package dev.burhan.models;

/** Holds what the cosine between a question and an unrelated passage looks like. */
record CosineStatistics(double mean, double deviation) {

  CosineStatistics {
    if (!(mean > -1 && mean < 1)) {
      throw new IllegalArgumentException("cosine_mean must be in (-1, 1), got " + mean);
    }
    if (!(deviation > 0 && deviation < 1)) {
      throw new IllegalArgumentException("cosine_deviation must be in (0, 1), got " + deviation);
    }
  }
}
