package dev.burhan.eval.scale;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the nearest passages to questions by comparing each with all, made once more as they were
 * made for the load: no index, no database, nothing left out.
 */
final class ExactVectors {

  private static final int THREADS = 2;

  private final SyntheticCorpus corpus;
  private final List<float[]> questions;

  /** The tenth best cosine of each question. */
  private final double[] tenth;

  private ExactVectors(SyntheticCorpus corpus, List<float[]> questions, double[] tenth) {
    this.corpus = corpus;
    this.questions = questions;
    this.tenth = tenth;
  }

  static ExactVectors of(
      SyntheticCorpus corpus, List<SourceQuestion> asked, Consumer<String> progress) {
    var questions = asked.stream().map(SourceQuestion::values).toList();
    var best = new double[questions.size()][Contender.TOP];
    for (var row : best) {
      Arrays.fill(row, -1);
    }
    var large = corpus.large();
    var pace = new Pace("compared with every question", large.passages(), progress);
    Workers.run(
        THREADS,
        large.documents(),
        document -> {
          var passages = corpus.passages(large, document);
          for (int question = 0; question < best.length; question++) {
            add(cosines(passages, questions.get(question)), best[question]);
          }
          pace.add(passages.size());
        });
    var tenth = Arrays.stream(best).mapToDouble(row -> row[0]).toArray();
    return new ExactVectors(corpus, questions, tenth);
  }

  private static double[] cosines(List<SyntheticPassage> passages, float[] question) {
    return passages.stream().mapToDouble(passage -> passage.cosine(question)).toArray();
  }

  /** Keeps the best in rising order. */
  private static void add(double[] cosines, double[] best) {
    synchronized (best) {
      for (double cosine : cosines) {
        if (cosine > best[0]) {
          best[0] = cosine;
          Arrays.sort(best);
        }
      }
    }
  }

  int size() {
    return questions.size();
  }

  /** The share of the ten nearest that was found; passages as near as the tenth count as well. */
  double recall(int question, List<Found> found, double tolerance) {
    long near =
        found.stream().filter(one -> cosine(one, question) >= tenth[question] - tolerance).count();
    return near / (double) Contender.TOP;
  }

  private double cosine(Found found, int question) {
    return corpus
        .passages(corpus.large(), found.document())
        .get(found.ordinal())
        .cosine(questions.get(question));
  }
}
