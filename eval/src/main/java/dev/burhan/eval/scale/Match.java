package dev.burhan.eval.scale;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks every contender every question, one after the other and each time in another order, so that
 * what else the machine does falls on all alike.
 */
final class Match {

  /** Scores this much lower, in proportion, count as equal: they are sums of rounded numbers. */
  private static final double SCORE_TOLERANCE = 1e-4;

  private static final double COSINE_TOLERANCE = 2e-5;
  private static final int WARM_UP_SLOW = 1;

  private final SyntheticCorpus corpus;
  private final List<Contender> contenders;
  private final Optional<PlainPostings> words;
  private final ExactVectors vectors;
  private final Consumer<String> progress;
  private final List<Standing.Builder> standings = new ArrayList<>();

  Match(
      SyntheticCorpus corpus,
      List<Contender> contenders,
      Optional<PlainPostings> words,
      ExactVectors vectors,
      Consumer<String> progress) {
    this.corpus = corpus;
    this.contenders = List.copyOf(contenders);
    this.words = words;
    this.vectors = vectors;
    this.progress = progress;
    contenders.forEach(contender -> standings.add(new Standing.Builder(contender.name())));
  }

  List<Standing> play(List<SourceQuestion> warmUps, List<SourceQuestion> questions) {
    warmUp(warmUps.isEmpty() ? questions.subList(questions.size() - 1, questions.size()) : warmUps);
    for (int question = 0; question < questions.size(); question++) {
      for (int turn = 0; turn < contenders.size(); turn++) {
        int place = (question + turn) % contenders.size();
        if (question < contenders.get(place).questionsMax()) {
          ask(place, question, questions.get(question));
        }
      }
      if ((question + 1) % 20 == 0) {
        progress.accept("asked " + (question + 1) + " of " + questions.size() + " questions");
      }
    }
    return standings.stream().map(Standing.Builder::build).toList();
  }

  private void warmUp(List<SourceQuestion> questions) {
    progress.accept("warming up with " + questions.size() + " other questions");
    for (var contender : contenders) {
      int count = contender.questionsMax() < questions.size() ? WARM_UP_SLOW : questions.size();
      for (var question : questions.subList(0, count)) {
        try {
          contender.top(question);
        } catch (Contender.TooSlow e) {
          progress.accept(contender.name() + " was too slow while warming up");
        }
      }
    }
  }

  private void ask(int place, int number, SourceQuestion question) {
    var standing = standings.get(place);
    long start = System.nanoTime();
    List<Found> found;
    try {
      found = contenders.get(place).top(question);
    } catch (Contender.TooSlow e) {
      standing.wasTooSlow();
      found = List.of();
    }
    standing.took((System.nanoTime() - start) / 1e6);
    judge(contenders.get(place).truth(), standing, number, question, found);
  }

  private void judge(
      Contender.Truth truth,
      Standing.Builder standing,
      int number,
      SourceQuestion question,
      List<Found> found) {
    if (truth == Contender.Truth.WORDS) {
      words.ifPresent(exact -> standing.overlapped(overlap(exact, question, found)));
    }
    if (truth == Contender.Truth.VECTORS && number < vectors.size()) {
      standing.recalled(vectors.recall(number, found, COSINE_TOLERANCE));
    }
    if (!question.relevant().isEmpty()) {
      standing.succeeded(
          found.stream()
              .map(one -> corpus.source(corpus.large(), one.document(), one.ordinal()))
              .anyMatch(question.relevant()::contains));
    }
  }

  private static double overlap(PlainPostings exact, SourceQuestion question, List<Found> found) {
    var best = exact.best(question);
    int due = Math.min(best.size(), Contender.TOP);
    if (due == 0) {
      return found.isEmpty() ? 1 : 0;
    }
    double least = best.get(due - 1).score() * (1 - SCORE_TOLERANCE);
    long right =
        (found.isEmpty()
                ? Collections.<PlainPostings.Scored>emptyList()
                : exact.scores(question, found))
            .stream().filter(one -> one.score() >= least).count();
    return right / (double) due;
  }
}
