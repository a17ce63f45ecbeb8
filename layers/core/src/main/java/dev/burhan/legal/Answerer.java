package dev.burhan.legal;

import dev.burhan.documents.Span;
import dev.burhan.failure.Deadline;
import java.util.List;

/**
 * Drafts an answer from retrieved passages and from nothing else.
 *
 * <p>Thread-safe. What it returns is not trusted: every quote is checked before it leaves.
 */
public interface Answerer {

  /** Names the model, as payloads show it. */
  String model();

  /**
   * Drafts an answer; an empty list of statements means the passages do not support one.
   *
   * @throws dev.burhan.failure.DependencyFailure when the model fails or time runs out
   */
  Draft draft(Question question, RetrievePassages.Retrieval retrieval, Deadline deadline);

  /**
   * Holds statements in the order they are to be read.
   *
   * @param support calibrated probability that the passages answer the question, 0 to 1
   * @param threshold support below which the model abstains
   */
  record Draft(List<Statement> statements, double support, double threshold) {
    public Draft {
      statements = List.copyOf(statements);
    }
  }

  /** One sentence of the answer and where it was taken from. */
  record Statement(String text, Passage source, Span span, String quote) {}
}
