package dev.burhan.eval.scale;

import dev.burhan.eval.statistics.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Says how one contender did.
 *
 * @param tooSlow questions it was stopped at; each counts with the time it was given
 * @param overlap share of the ten with the highest BM25 that it found, where that was measured
 * @param recall share of the ten nearest vectors that it found, where that was measured
 * @param success share of judged questions with a variant of a right passage among the ten
 */
record Standing(
    String name,
    int questions,
    int tooSlow,
    Percentiles millis,
    OptionalDouble overlap,
    OptionalDouble recall,
    OptionalDouble success) {

  /** Gathers what a contender did, question by question. */
  static final class Builder {
    private final String name;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> overlaps = new ArrayList<>();
    private final List<Double> recalls = new ArrayList<>();
    private final List<Double> successes = new ArrayList<>();
    private int tooSlow;

    Builder(String name) {
      this.name = name;
    }

    void took(double time) {
      millis.add(time);
    }

    void wasTooSlow() {
      tooSlow++;
    }

    void overlapped(double share) {
      overlaps.add(share);
    }

    void recalled(double share) {
      recalls.add(share);
    }

    void succeeded(boolean right) {
      successes.add(right ? 1.0 : 0.0);
    }

    Standing build() {
      return new Standing(
          name,
          millis.size(),
          tooSlow,
          Percentiles.of(millis),
          mean(overlaps),
          mean(recalls),
          mean(successes));
    }

    private static OptionalDouble mean(List<Double> shares) {
      return shares.stream().mapToDouble(Double::doubleValue).average();
    }
  }

  static String head() {
    return String.format(
        Locale.ROOT,
        "%-18s %6s %9s %9s %9s %9s %9s %9s %6s%n",
        "",
        "asked",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "BM25@10",
        "vector@10",
        "right@10",
        "slow");
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-18s %6d %9.1f %9.1f %9.1f %9s %9s %9s %6d%n",
        name,
        questions,
        millis.p50(),
        millis.p95(),
        millis.p99(),
        share(overlap),
        share(recall),
        share(success),
        tooSlow);
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.4f", share.getAsDouble()) : "-";
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("questions", questions);
    json.put("too_slow", tooSlow);
    json.put("ms", millis.json());
    overlap.ifPresent(share -> json.put("bm25_overlap@10", share));
    recall.ifPresent(share -> json.put("vector_recall@10", share));
    success.ifPresent(share -> json.put("success@10", share));
    return json;
  }
}
