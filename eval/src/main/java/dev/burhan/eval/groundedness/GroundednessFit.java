package dev.burhan.eval.groundedness;

import dev.burhan.eval.groundedness.ClaimForge.Forged;
import dev.burhan.eval.statistics.BinaryVerdicts;
import dev.burhan.eval.statistics.BinaryVerdicts.Verdict;
import dev.burhan.eval.statistics.LogisticRegression;
import dev.burhan.eval.statistics.LogisticRegression.Example;
import dev.burhan.legal.ClaimFeatures;
import dev.burhan.legal.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Fits the weights of groundedness on claims made from documents, no label of a public set used,
 * and tells how they do on documents left out.
 */
public final class GroundednessFit {

  private static final long SEED = 20_261_124;
  private static final double HALF = .5;

  private final List<Forged> forged;
  private final List<Example> examples;

  private GroundednessFit(List<Forged> forged) {
    this.forged = forged;
    this.examples =
        forged.stream()
            .map(
                f ->
                    new Example(
                        ClaimFeatures.of(f.claim(), SourceText.of(f.source())).values(),
                        !f.supported()))
            .toList();
  }

  /** Makes claims from the Markdown documents of a folder, in the order of their names. */
  public static GroundednessFit on(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      var documents = new ArrayList<String>();
      for (var file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        documents.add(Files.readString(file));
      }
      return new GroundednessFit(new ClaimForge(documents, SEED).forge());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** Weights of <i>not supported</i> in the order of {@link ClaimFeatures#values}, two decimals. */
  public List<Double> weights() {
    var weights = new ArrayList<Double>();
    for (double weight : LogisticRegression.fit(examples)) {
      weights.add(Math.round(weight * 100) / 100.0);
    }
    return weights;
  }

  /** Figures on held-out documents. */
  public String report() {
    var verdicts = new ArrayList<Verdict>();
    var told = new TreeMap<String, int[]>();
    forged.stream()
        .mapToInt(Forged::document)
        .distinct()
        .forEach(
            out -> {
              var weights = LogisticRegression.fit(chosen(document -> document != out));
              for (int i = 0; i < forged.size(); i++) {
                if (forged.get(i).document() == out) {
                  double score =
                      1 - LogisticRegression.probability(weights, examples.get(i).features());
                  verdicts.add(new Verdict(score, forged.get(i).supported()));
                  var counts = told.computeIfAbsent(forged.get(i).how(), how -> new int[2]);
                  counts[score >= HALF == forged.get(i).supported() ? 1 : 0]++;
                }
              }
            });
    return table(new BinaryVerdicts(verdicts), told);
  }

  private List<Example> chosen(IntPredicate documents) {
    var chosen = new ArrayList<Example>();
    for (int i = 0; i < forged.size(); i++) {
      if (documents.test(forged.get(i).document())) {
        chosen.add(examples.get(i));
      }
    }
    return chosen;
  }

  private static String table(BinaryVerdicts verdicts, Map<String, int[]> told) {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%d claims made, documents held out in turn: AUROC %.4f, balanced accuracy %.4f%n",
            verdicts.verdicts().size(),
            verdicts.auroc(),
            verdicts.balancedAccuracy(HALF)));
    told.forEach(
        (how, counts) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "  %-10s %4d of %4d told%n",
                    how,
                    counts[1],
                    counts[0] + counts[1])));
    return table.toString();
  }
}
