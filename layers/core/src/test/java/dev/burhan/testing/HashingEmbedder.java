package dev.burhan.testing;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.language.Words;
import java.util.List;
import java.util.Set;

/**
 * Embeds a text by hashing its words into a few dimensions, so that texts that share words are
 * close; needs no model and gives the same vector everywhere.
 */
public final class HashingEmbedder implements Embedder {

  public static final int DIMENSIONS = 64;

  /** Stands for any language that is neither English nor Arabic; not stemmed by any store. */
  public static final Language OTHER = new Language("xx");

  private final Encoder encoder;

  public HashingEmbedder() {
    this(Set.of(Language.ENGLISH, Language.ARABIC, OTHER));
  }

  public HashingEmbedder(Set<Language> languages) {
    this.encoder = new Encoder("hashing", DIMENSIONS, languages, 0, .125);
  }

  @Override
  public Encoder encoder() {
    return encoder;
  }

  @Override
  public float[] embedQuestion(String question, Deadline deadline) {
    deadline.check("embedding");
    return embed(question);
  }

  @Override
  public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
    deadline.check("embedding");
    return passages.stream().map(HashingEmbedder::embed).toList();
  }

  /** A vector of unit length, also for a text without words. */
  static float[] embed(String text) {
    var values = new double[DIMENSIONS];
    for (var word : Words.of(text)) {
      int hash = spread(word.normal().hashCode());
      values[Math.floorMod(hash, DIMENSIONS)] += (hash >>> 31) == 0 ? 1 : -1;
    }
    double length = 0;
    for (double value : values) {
      length += value * value;
    }
    if (length == 0) {
      values[0] = 1;
      length = 1;
    }
    var vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) (values[i] / Math.sqrt(length));
    }
    return vector;
  }

  /** Mixes the bits, since hashes of short words differ in the low ones alone. */
  private static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x7feb352d;
    mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
    return mixed ^ (mixed >>> 16);
  }
}
