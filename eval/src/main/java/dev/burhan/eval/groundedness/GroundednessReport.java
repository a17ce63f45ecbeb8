package dev.burhan.eval.groundedness;

import dev.burhan.eval.statistics.BinaryVerdicts;
import dev.burhan.eval.statistics.Percentiles;
import dev.burhan.legal.AnswerGroundedness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds how well the score told supported claims from others.
 *
 * @param balancedAccuracy at the threshold that ships
 * @param bestThreshold chosen on these very claims, so what it reaches is a ceiling
 * @param others balanced accuracy of other detectors on the same claims, by name
 */
public record GroundednessReport(
    int claims,
    long supported,
    double auroc,
    double balancedAccuracy,
    double bestThreshold,
    double bestBalancedAccuracy,
    Percentiles millis,
    Map<String, Double> others,
    List<String> notes) {

  static GroundednessReport of(
      BinaryVerdicts verdicts, Percentiles millis, Map<String, Double> others, List<String> notes) {
    double best = verdicts.bestThreshold();
    return new GroundednessReport(
        verdicts.verdicts().size(),
        verdicts.positives(),
        verdicts.auroc(),
        verdicts.balancedAccuracy(AnswerGroundedness.THRESHOLD),
        best,
        verdicts.balancedAccuracy(best),
        millis,
        others,
        notes);
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("claims", claims);
    json.put("supported", supported);
    json.put("auroc", rounded(auroc));
    json.put("balanced_accuracy", rounded(balancedAccuracy));
    json.put("threshold", AnswerGroundedness.THRESHOLD);
    json.put("ceiling_balanced_accuracy", rounded(bestBalancedAccuracy));
    json.put("ceiling_threshold", rounded(bestThreshold));
    json.put("ms", millis.json());
    var rounded = new LinkedHashMap<String, Double>();
    others.forEach((name, accuracy) -> rounded.put(name, rounded(accuracy)));
    json.put("others_balanced_accuracy", rounded);
    json.put("notes", notes);
    return json;
  }

  public String table() {
    var table = new StringBuilder();
    notes.forEach(note -> table.append(note).append('\n'));
    table.append(
        String.format(
            Locale.ROOT,
            """
            claims             %d (%d supported)
            AUROC              %.4f
            balanced accuracy  %.4f at the threshold that ships, %.2f
                               %.4f at %.2f, the best on these very claims: a ceiling, no result
            ms                 p50 %.2f, p95 %.2f, p99 %.2f
            """,
            claims,
            supported,
            auroc,
            balancedAccuracy,
            AnswerGroundedness.THRESHOLD,
            bestBalancedAccuracy,
            bestThreshold,
            millis.p50(),
            millis.p95(),
            millis.p99()));
    others.forEach(
        (name, accuracy) ->
            table.append(
                String.format(
                    Locale.ROOT, "%-18s %.4f balanced accuracy, yes above 0.5%n", name, accuracy)));
    return table.toString();
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
