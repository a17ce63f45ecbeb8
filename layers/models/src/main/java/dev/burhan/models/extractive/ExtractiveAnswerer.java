package dev.burhan.models.extractive;

import dev.burhan.failure.Deadline;
import dev.burhan.legal.Answerer;
import dev.burhan.legal.Question;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.RetrievePassages.Retrieval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers with the best-supported sentences, verbatim, and abstains where the evidence is weak. It
 * needs no language model, invents nothing and reasons about nothing.
 */
public final class ExtractiveAnswerer implements Answerer {

  private static final int STATEMENTS_MAX = 6;
  private static final int SENTENCES_PER_PASSAGE_MAX = 4;
  private static final int PASSAGES_MAX = 3;
  private static final int PASSAGES_CONSIDERED = 6;

  /** A sentence is quoted when it holds this share of what the best sentence holds. */
  private static final double SENTENCE_SHARE = .5;

  /** A further passage must add this share of the question's weight. */
  private static final double ADDED_COVERAGE_MIN = .12;

  /** And stand at most this far below the best, in units of the score. */
  private static final double SCORE_GAP_MAX = 14;

  private final SupportModel support;

  public ExtractiveAnswerer(SupportModel support) {
    this.support = support;
  }

  @Override
  public String model() {
    return "extractive-1";
  }

  @Override
  public Draft draft(Question question, Retrieval retrieval, Deadline deadline) {
    if (retrieval.passages().isEmpty()) {
      return new Draft(List.of(), 0, .5);
    }
    var evidence = evidence(question, retrieval);
    var encoder = retrieval.encoder().name();
    double probability = support.probability(evidence, encoder);
    double threshold = support.threshold(evidence, encoder);
    var statements =
        probability < threshold ? List.<Statement>of() : statements(question, retrieval);
    return new Draft(statements, probability, threshold);
  }

  /** What the abstention is decided on; {@code burhan eval calibrate} fits the decision to it. */
  public static Evidence evidence(Question question, Retrieval retrieval) {
    var best = retrieval.passages().getFirst();
    var terms = QuestionTerms.of(question, retrieval, best.passage().language());
    return Evidence.of(best, terms, terms.coverage(best.passage().stems()));
  }

  private static List<Statement> statements(Question question, Retrieval retrieval) {
    var best = retrieval.passages().getFirst();
    var covered = new HashSet<String>();
    var quoted = new ArrayList<Statement>();
    int passages = 0;
    for (var ranked : retrieval.passages().subList(0, considered(retrieval))) {
      var terms = QuestionTerms.of(question, retrieval, ranked.passage().language());
      if (passages > 0 && !adds(ranked, best, terms, covered)) {
        continue;
      }
      for (var sentence : choose(ranked, terms)) {
        covered.addAll(terms.matched(sentence.stems()));
        quoted.add(sentence.quoted());
      }
      if (++passages == PASSAGES_MAX || quoted.size() >= STATEMENTS_MAX) {
        break;
      }
    }
    return quoted.subList(0, Math.min(quoted.size(), STATEMENTS_MAX));
  }

  private static int considered(Retrieval retrieval) {
    return Math.min(PASSAGES_CONSIDERED, retrieval.passages().size());
  }

  private static boolean adds(
      RankedPassage ranked, RankedPassage best, QuestionTerms terms, Set<String> covered) {
    if (best.score() - ranked.score() > SCORE_GAP_MAX
        || !ranked.passage().document().equals(best.passage().document())) {
      return false;
    }
    var added = new HashSet<>(terms.matched(ranked.passage().stems()));
    added.removeAll(covered);
    return terms.weight(added) >= ADDED_COVERAGE_MIN * terms.total();
  }

  private static List<QuotableSentence> choose(RankedPassage ranked, QuestionTerms terms) {
    var sentences = QuotableSentence.of(ranked.passage());
    double most = sentences.stream().mapToDouble(s -> terms.coverage(s.stems())).max().orElse(0);
    var chosen = new ArrayList<QuotableSentence>();
    boolean introduced = false;
    for (var sentence : sentences) {
      if (introduced || terms.coverage(sentence.stems()) >= SENTENCE_SHARE * most) {
        chosen.add(sentence);
      }
      introduced = sentence.introduces() || (introduced && isItem(sentence));
    }
    return atMost(chosen, terms);
  }

  private static boolean isItem(QuotableSentence sentence) {
    var text = sentence.text();
    return text.startsWith("(") || text.startsWith("-");
  }

  /** The best of the chosen, in the order of the text. */
  private static List<QuotableSentence> atMost(List<QuotableSentence> chosen, QuestionTerms terms) {
    return chosen.stream()
        .sorted(
            Comparator.comparingDouble((QuotableSentence s) -> -terms.coverage(s.stems()))
                .thenComparing(QuotableSentence::start))
        .limit(SENTENCES_PER_PASSAGE_MAX)
        .sorted(Comparator.comparingInt(QuotableSentence::start))
        .toList();
  }
}
