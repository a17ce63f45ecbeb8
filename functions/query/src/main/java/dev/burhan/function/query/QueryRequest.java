package dev.burhan.function.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.legal.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of POST /query. */
record QueryRequest(
    @JsonProperty("question") @Nullable String text,
    @JsonProperty("history") @Nullable List<@Nullable String> history) {

  Question question() {
    return QuestionFields.check(text, history);
  }
}
