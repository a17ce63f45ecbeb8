package dev.burhan.models.extractive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns evidence into the probability that a passage answers a question: logistic regression,
 * fitted per encoder by {@code burhan eval calibrate}. Evidence without a vector has weights of its
 * own.
 */
public final class SupportModel {

  /** Key of the weights used where the encoder had no vote. */
  public static final String WORDS_ALONE = "words-alone";

  private static final String RESOURCE = "support.json";
  private static final int WEIGHTS_OF_WORDS = 4;
  private static final int WEIGHTS_WITH_MEANING = 6;

  private final Map<String, Weights> byEncoder;

  /**
   * Weights in the order of {@link Evidence#features}: constant, coverage, lexical, phrase, and
   * meaning and sentence where there is a vector.
   *
   * @param threshold probability below which the answerer abstains
   */
  public record Weights(List<Double> values, double threshold) {
    public Weights {
      values = List.copyOf(values);
      if (!values.stream().allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("weights must be finite, got " + values);
      }
      if (!(threshold > 0 && threshold < 1)) {
        throw new IllegalArgumentException("threshold must be in (0, 1), got " + threshold);
      }
    }
  }

  public SupportModel(Map<String, Weights> byEncoder) {
    this.byEncoder = Map.copyOf(byEncoder);
    this.byEncoder.forEach(SupportModel::check);
    if (!this.byEncoder.containsKey(WORDS_ALONE)) {
      throw new IllegalArgumentException("no calibration for " + WORDS_ALONE);
    }
  }

  private static void check(String encoder, Weights weights) {
    int needed = encoder.equals(WORDS_ALONE) ? WEIGHTS_OF_WORDS : WEIGHTS_WITH_MEANING;
    if (weights.values().size() != needed) {
      throw new IllegalArgumentException(
          encoder + " needs " + needed + " weights, got " + weights.values().size());
    }
  }

  /** The calibration that ships. */
  public static SupportModel shipped() {
    try (var stream = SupportModel.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      var weights = new HashMap<String, Weights>();
      new ObjectMapper()
          .readTree(stream)
          .get("encoders")
          .properties()
          .forEach(entry -> weights.put(entry.getKey(), weights(entry.getValue())));
      return new SupportModel(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Weights weights(JsonNode node) {
    var values = new ArrayList<Double>();
    node.get("weights").forEach(value -> values.add(value.doubleValue()));
    return new Weights(values, node.get("threshold").doubleValue());
  }

  /** Probability of support, 0 to 1. An encoder nobody calibrated is judged by words alone. */
  double probability(Evidence evidence, String encoder) {
    var judged = judged(evidence, encoder);
    double sum = 0;
    var weights = weights(judged, encoder).values();
    for (int i = 0; i < weights.size(); i++) {
      sum += weights.get(i) * judged.features()[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  double threshold(Evidence evidence, String encoder) {
    return weights(judged(evidence, encoder), encoder).threshold();
  }

  private Evidence judged(Evidence evidence, String encoder) {
    return byEncoder.containsKey(encoder) ? evidence : evidence.wordsAlone();
  }

  private Weights weights(Evidence evidence, String encoder) {
    var weights = byEncoder.get(evidence.hasMeaning() ? encoder : WORDS_ALONE);
    if (weights == null) {
      throw new IllegalStateException("no calibration for " + WORDS_ALONE);
    }
    return weights;
  }
}
