package dev.burhan.function.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import dev.burhan.legal.Enquiry;
import dev.burhan.legal.WidenPassages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of POST /retrieve. */
record RetrieveRequest(
    @JsonProperty("question") @Nullable String text,
    @JsonProperty("history") @Nullable List<@Nullable String> history,
    @JsonProperty("filter") @Nullable FilterRequest filter,
    @JsonProperty("limit") @Nullable Integer limit,
    @JsonProperty("neighbours") @Nullable Integer neighbours) {

  private static final int LIMIT_DEFAULT = 10;
  private static final int LIMIT_MAX = 50;

  Enquiry enquiry() {
    return new Enquiry(QuestionFields.check(text, history), FilterRequest.check(filter));
  }

  int limitOrDefault() {
    return within("limit", limit == null ? LIMIT_DEFAULT : limit, 1, LIMIT_MAX);
  }

  int neighboursOrNone() {
    return within(
        "neighbours", neighbours == null ? 0 : neighbours, 0, WidenPassages.NEIGHBOURS_MAX);
  }

  private static int within(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new ProblemException(
          Problem.invalid(field, "This field must be " + min + " to " + max + "."));
    }
    return value;
  }
}
