package dev.burhan.eval.groundedness;

import dev.burhan.eval.statistics.BinaryVerdicts;
import dev.burhan.eval.statistics.BinaryVerdicts.Verdict;
import dev.burhan.eval.statistics.Percentiles;
import dev.burhan.legal.AnswerGroundedness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scores the claims of a set one after the other, each with its source read anew. */
public final class GroundednessBench {

  /** Scored before the clock counts, so that the compiler has seen the code. */
  private static final int WARM_UP_MAX = 200;

  private static final double HALF = .5;
  private static final double NANOS_PER_MILLI = 1e6;

  private GroundednessBench() {}

  public static GroundednessReport run(ClaimSet set) {
    set.claims().stream().limit(WARM_UP_MAX).forEach(GroundednessBench::score);
    var verdicts = new ArrayList<Verdict>();
    var millis = new ArrayList<Double>();
    for (var claim : set.claims()) {
      long start = System.nanoTime();
      double score = score(claim);
      millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
      verdicts.add(new Verdict(score, claim.supported()));
    }
    return GroundednessReport.of(
        new BinaryVerdicts(verdicts), Percentiles.of(millis), others(set.claims()), set.notes());
  }

  private static double score(LabelledClaim claim) {
    return AnswerGroundedness.of(claim.claim(), claim.source()).score();
  }

  /** Balanced accuracy of detectors whose scores came with every claim. */
  private static Map<String, Double> others(List<LabelledClaim> claims) {
    var verdicts = new TreeMap<String, List<Verdict>>();
    for (var claim : claims) {
      claim
          .others()
          .forEach(
              (name, score) ->
                  verdicts
                      .computeIfAbsent(name, detector -> new ArrayList<>())
                      .add(new Verdict(score > HALF ? 1 : 0, claim.supported())));
    }
    var others = new LinkedHashMap<String, Double>();
    verdicts.forEach(
        (name, said) -> {
          if (said.size() == claims.size()) {
            others.put(name, new BinaryVerdicts(said).balancedAccuracy(HALF));
          }
        });
    return others;
  }
}
