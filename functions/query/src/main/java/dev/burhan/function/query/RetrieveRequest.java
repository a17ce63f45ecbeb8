package dev.burhan.function.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import dev.burhan.legal.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of POST /retrieve. */
record RetrieveRequest(
    @JsonProperty("question") @Nullable String text,
    @JsonProperty("history") @Nullable List<@Nullable String> history,
    @JsonProperty("limit") @Nullable Integer limit) {

  private static final int LIMIT_DEFAULT = 10;
  private static final int LIMIT_MAX = 50;

  Question question() {
    return QuestionFields.check(text, history);
  }

  int limitOrDefault() {
    int wanted = limit == null ? LIMIT_DEFAULT : limit;
    if (wanted < 1 || wanted > LIMIT_MAX) {
      throw new ProblemException(
          Problem.invalid("limit", "This field must be 1 to " + LIMIT_MAX + "."));
    }
    return wanted;
  }
}
