package dev.burhan.function.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.legal.Enquiry;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of POST /query. */
record QueryRequest(
    @JsonProperty("question") @Nullable String text,
    @JsonProperty("history") @Nullable List<@Nullable String> history,
    @JsonProperty("filter") @Nullable FilterRequest filter) {

  Enquiry enquiry(WeakAnswers weakAnswers) {
    return new Enquiry(
        QuestionFields.check(text, history), FilterRequest.check(filter), weakAnswers);
  }
}
