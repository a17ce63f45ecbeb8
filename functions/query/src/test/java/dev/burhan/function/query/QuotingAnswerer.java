package dev.burhan.function.query;

import dev.burhan.failure.Deadline;
import dev.burhan.legal.Answerer;
import dev.burhan.legal.Question;
import dev.burhan.legal.RetrievePassages.Retrieval;

/** Quotes the best passage whole where a word of the question occurs in it. */
final class QuotingAnswerer implements Answerer {

  @Override
  public String model() {
    return "quoting";
  }

  @Override
  public Draft draft(Question question, Retrieval retrieval, Deadline deadline) {
    deadline.check("the answer");
    var best =
        retrieval.passages().stream()
            .filter(ranked -> ranked.why().lexical().score() > 0)
            .limit(1)
            .map(ranked -> ranked.passage())
            .map(passage -> new Statement(passage.text(), passage, passage.span(), passage.text()))
            .toList();
    return new Draft(best, best.isEmpty() ? .25 : .75, .5);
  }
}
