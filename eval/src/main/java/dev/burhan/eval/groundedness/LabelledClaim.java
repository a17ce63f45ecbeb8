package dev.burhan.eval.groundedness;

import java.util.Map;

/**
 * Holds a claim, one sentence or several, with what people said of it.
 *
 * @param others scores of other detectors by name, above one half meaning supported
 */
public record LabelledClaim(
    String source, String claim, boolean supported, Map<String, Double> others) {

  public LabelledClaim {
    others = Map.copyOf(others);
  }
}
