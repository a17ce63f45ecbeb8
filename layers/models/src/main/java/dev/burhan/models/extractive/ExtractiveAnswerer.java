package dev.burhan.models.extractive;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Vector;
import dev.burhan.legal.Answerer;
import dev.burhan.legal.Explanation;
import dev.burhan.legal.Question;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.RetrievePassages.Retrieval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers with the best-supported sentences, verbatim, and abstains where the evidence is weak. It
 * needs no language model, invents nothing and reasons about nothing.
 */
public final class ExtractiveAnswerer implements Answerer {

  private static final int PASSAGES_CONSIDERED = 5;
  private static final int SENTENCES_CONSIDERED = 24;
  private static final int STATEMENTS_MAX = 3;

  /** A further sentence is quoted when it ranks at most this far below the best. */
  private static final double RANK_GAP_MAX = 1.2;

  private final SupportModel support;
  private final SentenceVectors vectors;

  public ExtractiveAnswerer(SupportModel support, Embedder embedder) {
    this.support = support;
    this.vectors = new SentenceVectors(embedder);
  }

  @Override
  public String model() {
    return "extractive-1";
  }

  @Override
  public Draft draft(Question question, Retrieval retrieval, Deadline deadline) {
    var scored = score(question, retrieval, deadline);
    if (scored.isEmpty()) {
      return new Draft(List.of(), 0, .5);
    }
    var evidence = evidence(question, retrieval, scored.getFirst());
    var encoder = retrieval.encoder().name();
    double probability = support.probability(evidence, encoder);
    double threshold = support.threshold(evidence, encoder);
    var statements = probability < threshold ? List.<Statement>of() : quote(scored);
    return new Draft(statements, probability, threshold);
  }

  /** What the abstention is decided on; {@code burhan eval calibrate} fits the decision to it. */
  public Optional<Evidence> evidence(Question question, Retrieval retrieval, Deadline deadline) {
    return score(question, retrieval, deadline).stream()
        .findFirst()
        .map(best -> evidence(question, retrieval, best));
  }

  private static Evidence evidence(
      Question question, Retrieval retrieval, ScoredSentence sentence) {
    var passages = best(retrieval);
    var language = passages.getFirst().passage().language();
    return Evidence.of(passages, QuestionTerms.of(question, retrieval, language), sentence);
  }

  /** The sentences of the best passages, best first. */
  private List<ScoredSentence> score(Question question, Retrieval retrieval, Deadline deadline) {
    var scored = new ArrayList<ScoredSentence>();
    for (var ranked : best(retrieval)) {
      if (scored.size() == SENTENCES_CONSIDERED) {
        break;
      }
      var sentences = QuotableSentence.of(ranked.passage());
      var cosines = cosines(retrieval.vector(), sentences, ranked, deadline);
      var terms = QuestionTerms.of(question, retrieval, ranked.passage().language());
      for (int i = 0; i < sentences.size() && scored.size() < SENTENCES_CONSIDERED; i++) {
        scored.add(
            ScoredSentence.of(
                sentences.get(i), ranked, terms, cosines.get(i), retrieval.encoder()));
      }
    }
    scored.sort(Comparator.comparingDouble(ScoredSentence::rank).reversed());
    return scored;
  }

  private static List<RankedPassage> best(Retrieval retrieval) {
    return retrieval
        .passages()
        .subList(0, Math.min(PASSAGES_CONSIDERED, retrieval.passages().size()));
  }

  private List<Optional<Double>> cosines(
      Optional<Vector> asked,
      List<QuotableSentence> sentences,
      RankedPassage ranked,
      Deadline deadline) {
    var whole = ranked.why().meaning().map(Explanation.Meaning::cosine);
    if (asked.isEmpty() || whole.isEmpty()) {
      return sentences.stream().map(sentence -> Optional.<Double>empty()).toList();
    }
    if (sentences.size() == 1) {
      return List.of(whole);
    }
    var texts = sentences.stream().limit(SENTENCES_CONSIDERED).map(QuotableSentence::textInContext);
    return vectors.of(texts.toList(), deadline).stream()
        .map(vector -> Optional.of(asked.get().dot(vector)))
        .toList();
  }

  /** The best sentence and those close to it, best first. */
  private static List<Statement> quote(List<ScoredSentence> scored) {
    double best = scored.getFirst().rank();
    return scored.stream()
        .filter(s -> best - s.rank() <= RANK_GAP_MAX)
        .limit(STATEMENTS_MAX)
        .map(s -> s.sentence().quoted())
        .toList();
  }
}
