package dev.burhan.eval;

import dev.burhan.documents.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds how much of the clauses looked for stands in the passages found.
 *
 * @param shares mean share of a clause's characters among the first 500, 1000, 2000 and 4000
 * @param first share of questions whose first passage holds some of the clause
 */
record PassageReport(
    String encoder, int passages, int questions, List<Double> shares, double first) {

  private static final int[] BUDGETS = {500, 1000, 2000, 4000};

  /** Gathers one question at a time. */
  static final class Builder {
    private final String encoder;
    private final int passages;
    private final double[] shares = new double[BUDGETS.length];
    private int questions;
    private int first;

    Builder(String encoder, int passages) {
      this.encoder = encoder;
      this.passages = passages;
    }

    /** One question: the passages found, best first, and where the clauses stand. */
    void add(List<Span> found, List<Span> clauses) {
      questions++;
      if (!found.isEmpty() && overlap(found.getFirst(), clauses) > 0) {
        first++;
      }
      for (int i = 0; i < BUDGETS.length; i++) {
        shares[i] += share(found, clauses, BUDGETS[i]);
      }
    }

    PassageReport build() {
      return new PassageReport(
          encoder,
          passages,
          questions,
          Arrays.stream(shares).map(sum -> sum / questions).boxed().toList(),
          first / (double) questions);
    }
  }

  /** The passage at which the budget ends counts for the part of it that is within. */
  private static double share(List<Span> found, List<Span> clauses, int budget) {
    double got = 0;
    double left = budget;
    for (var passage : found) {
      double part = Math.min(1, left / passage.length());
      got += part * overlap(passage, clauses);
      left -= passage.length();
      if (left <= 0) {
        break;
      }
    }
    return Math.min(1, got / clauses.stream().mapToInt(Span::length).sum());
  }

  private static int overlap(Span passage, List<Span> clauses) {
    return clauses.stream()
        .mapToInt(
            clause ->
                Math.max(
                    0,
                    Math.min(clause.end(), passage.end())
                        - Math.max(clause.start(), passage.start())))
        .sum();
  }

  String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s: %d passages, %d questions, the first passage holds some of the clause in %.1f %%%n",
            encoder,
            passages,
            questions,
            100 * first));
    for (int i = 0; i < BUDGETS.length; i++) {
      table.append(
          String.format(
              Locale.ROOT,
              "in the first %4d characters  %.1f %% of the clause%n",
              BUDGETS[i],
              100 * shares.get(i)));
    }
    return table.toString();
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("encoder", encoder);
    json.put("passages", passages);
    json.put("questions", questions);
    json.put("first", first);
    for (int i = 0; i < BUDGETS.length; i++) {
      json.put("share_" + BUDGETS[i], shares.get(i));
    }
    return json;
  }
}
