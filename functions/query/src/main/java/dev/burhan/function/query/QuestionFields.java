package dev.burhan.function.query;

import dev.burhan.edge.PlainText;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import dev.burhan.language.Normaliser;
import dev.burhan.language.Words;
import dev.burhan.legal.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the fields a question comes in. */
final class QuestionFields {

  private QuestionFields() {}

  static Question check(@Nullable String question, @Nullable List<@Nullable String> history) {
    var earlier = history == null ? List.<@Nullable String>of() : history;
    if (earlier.size() > Question.HISTORY_MAX) {
      throw invalid(
          "history", "This field may hold at most " + Question.HISTORY_MAX + " questions.");
    }
    return new Question(
        text("question", question), earlier.stream().map(asked -> text("history", asked)).toList());
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || Normaliser.normalise(value).isBlank()) {
      throw invalid(field, "A question must not be empty.");
    }
    if (value.length() > Question.TEXT_MAX) {
      throw invalid(field, "A question may hold at most " + Question.TEXT_MAX + " characters.");
    }
    if (Words.of(value).isEmpty()) {
      throw invalid(field, "A question must hold a word.");
    }
    return PlainText.check(field, value);
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }
}
