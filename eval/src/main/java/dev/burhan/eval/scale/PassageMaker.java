package dev.burhan.eval.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes variants of real passages: of each sentence one in two is exchanged for one of a passage
 * nearby, some words for words used nearby and some for words never seen, so that words keep their
 * frequencies (Zipf) and the vocabulary goes on growing. Vectors are mixed with those of passages
 * nearby and shaken, so that a question meets many near variants of what answers it.
 *
 * <p>Nearby are the passages before and after in the same set. Thread-safe.
 */
final class PassageMaker {

  private static final int NEARBY = 12;
  private static final double SENTENCES_EXCHANGED = .5;
  private static final double WORDS_EXCHANGED = .12;
  private static final double WORDS_UNSEEN = .015;
  private static final float OWN_MIN = .6f;
  private static final float OWN_RANGE = .3f;

  /** Length of what a vector of unit length is shaken by. */
  private static final double NOISE = .15;

  private final List<SourcePassage> sources;

  PassageMaker(List<SourcePassage> sources) {
    this.sources = List.copyOf(sources);
  }

  int sources() {
    return sources.size();
  }

  SyntheticPassage make(int source, RandomGenerator random) {
    return new SyntheticPassage(source, text(source, random), vector(source, random));
  }

  private String text(int source, RandomGenerator random) {
    var words = new ArrayList<String>();
    for (var own : sources.get(source).sentences()) {
      boolean exchanged = random.nextDouble() < SENTENCES_EXCHANGED;
      for (var word : exchanged ? sentenceNearby(source, random) : own) {
        words.add(word(word, source, random));
      }
    }
    return String.join(" ", words);
  }

  private String word(String own, int source, RandomGenerator random) {
    double draw = random.nextDouble();
    if (draw < WORDS_UNSEEN) {
      return RareWords.draw(random);
    }
    return draw < WORDS_UNSEEN + WORDS_EXCHANGED
        ? any(sentenceNearby(source, random), random)
        : own;
  }

  private List<String> sentenceNearby(int source, RandomGenerator random) {
    return any(nearby(source, random).sentences(), random);
  }

  private SourcePassage nearby(int source, RandomGenerator random) {
    int place = source + random.nextInt(-NEARBY, NEARBY + 1);
    return sources.get(Math.floorMod(place, sources.size()));
  }

  private static <T> T any(List<T> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  private float[] vector(int source, RandomGenerator random) {
    var own = sources.get(source);
    var other = nearby(source, random);
    float share = OWN_MIN + OWN_RANGE * random.nextFloat();
    float deviation = (float) (NOISE / Math.sqrt(own.dimensions()));
    var vector = new float[own.dimensions()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] =
          share * own.at(i) + (1 - share) * other.at(i) + deviation * (float) random.nextGaussian();
    }
    return rounded(vector);
  }

  /** To unit length, then to the 16 bits in which the product keeps it: the same for all. */
  private static float[] rounded(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Float.float16ToFloat(Float.floatToFloat16(vector[i] / length));
    }
    return vector;
  }
}
