package dev.burhan.eval;

import dev.burhan.eval.scale.ScaleBench;
import dev.burhan.eval.scale.ScaleBench.Other;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Reads the command line of {@code bench scale}. */
record ScaleCommand(String data, ScaleBench.Settings settings) {

  private static final int PASSAGES = 1_000_000;
  private static final int PASSAGES_MAX = 10_000_000;
  private static final int QUESTIONS = 200;
  private static final int QUESTIONS_MAX = 10_000;

  static ScaleCommand of(Arguments options) {
    return new ScaleCommand(
        options.option("--data").orElse(ScaleBench.SAMPLES),
        new ScaleBench.Settings(
            options.number("--passages", PASSAGES, PASSAGES_MAX),
            options.number("--queries", QUESTIONS, QUESTIONS_MAX),
            options.option("--keep").map(Path::of),
            against(options.option("--against").orElse("all"))));
  }

  private static Set<Other> against(String named) {
    var others = EnumSet.noneOf(Other.class);
    switch (named) {
      case "all" -> others.addAll(EnumSet.allOf(Other.class));
      case "none" -> {}
      default -> {
        for (var name : named.split(",", -1)) {
          others.add(other(name));
        }
      }
    }
    return others;
  }

  private static Other other(String name) {
    for (var other : Other.values()) {
      if (other.name().toLowerCase(Locale.ROOT).equals(name)) {
        return other;
      }
    }
    throw new IllegalArgumentException(
        "--against takes all, none, or some of lucene,plain,langchain4j,ts_rank; got: " + name);
  }
}
