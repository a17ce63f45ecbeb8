package dev.burhan.language;

import java.util.Set;

/**
 * Describes an encoder: what its vectors look like and which languages it knows.
 *
 * @param name identifies the encoder; stored beside each vector
 * @param dimensions floats in a vector
 * @param languages languages it was trained for; it has no vote in any other
 * @param cosineMean mean cosine between a question and an unrelated passage
 * @param cosineDeviation standard deviation of that cosine; the unit in which a cosine counts
 */
public record Encoder(
    String name,
    int dimensions,
    Set<Language> languages,
    double cosineMean,
    double cosineDeviation) {

  public Encoder {
    languages = Set.copyOf(languages);
    if (dimensions < 1 || dimensions > 4000) {
      throw new IllegalArgumentException("dimensions must be 1 to 4000, got " + dimensions);
    }
    if (!(cosineDeviation > 0 && cosineDeviation < 1)) {
      throw new IllegalArgumentException("cosine deviation must be in (0, 1): " + cosineDeviation);
    }
  }

  public boolean knows(Language language) {
    return languages.contains(language);
  }
}
