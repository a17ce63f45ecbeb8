package dev.burhan.legal;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds candidates for a question among one tenant's passages: the best by words united with the
 * best by meaning, both scores for every candidate.
 *
 * <p>A filter decides which passages may be candidates, before each leg is cut at its limit, and
 * nothing else: statistics stay those of the tenant's whole corpus, so a passage scores the same
 * however it was narrowed down to. A document that is not there, or another tenant's, has no
 * passages.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface PassageIndex {

  /** Answers in one round trip; never with a passage of another tenant. */
  Candidates search(TenantId tenant, Search search, Deadline deadline);

  /**
   * Says what to look for.
   *
   * @param candidatesMax how many each leg may contribute of those that pass the filter
   */
  record Search(
      String question, Optional<QuestionVector> vector, int candidatesMax, PassageFilter filter) {

    /** Looks everywhere. */
    public Search(String question, Optional<QuestionVector> vector, int candidatesMax) {
      this(question, vector, candidatesMax, PassageFilter.NONE);
    }
  }

  /** Pairs a vector with the encoder it comes from; only that encoder's passages are compared. */
  record QuestionVector(String encoder, Vector vector) {}

  /**
   * Holds what was found.
   *
   * @param corpusVersion grows with every change of the tenant's documents
   * @param statistics one entry for each language the tenant has passages in
   */
  record Candidates(
      long corpusVersion, Map<Language, LanguageStatistics> statistics, List<Candidate> found) {

    public Candidates {
      statistics = Map.copyOf(statistics);
      found = List.copyOf(found);
    }
  }

  /**
   * Counts of one language, and how the question reads in it.
   *
   * @param passages N, passages in the language
   * @param termsAverage mean length of a passage in lexemes, stop words dropped
   * @param stemsAverage mean length of a passage in stems, stop words kept
   * @param terms the question's distinct lexemes that occur, with the number of passages they occur
   *     in
   * @param questionStems the question's stems in order, stop words kept
   * @param stemFrequencies number of passages each of those stems occurs in
   */
  record LanguageStatistics(
      int passages,
      double termsAverage,
      double stemsAverage,
      List<TermFrequency> terms,
      List<String> questionStems,
      Map<String, Integer> stemFrequencies) {

    public LanguageStatistics {
      terms = List.copyOf(terms);
      questionStems = List.copyOf(questionStems);
      stemFrequencies = Map.copyOf(stemFrequencies);
    }
  }

  /** Pairs a lexeme with its document frequency. */
  record TermFrequency(String term, int documentFrequency) {}

  /**
   * One passage with the raw figures of both legs.
   *
   * @param length of the passage in lexemes
   * @param termCounts how often each of {@link LanguageStatistics#terms} occurs; absent: never
   * @param lexical the index's own BM25 of the passage, by which it was selected
   * @param cosine empty where the passage or the question has no vector
   */
  record Candidate(
      Passage passage,
      int length,
      Map<String, Integer> termCounts,
      double lexical,
      Optional<Double> cosine) {

    public Candidate {
      termCounts = Map.copyOf(termCounts);
    }
  }
}
