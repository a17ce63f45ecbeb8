package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.language.Language;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuestionTest {

  @Test
  void holds_text_and_history_up_to_their_limits() {
    var longest = "a".repeat(Question.TEXT_MAX);

    var question = new Question(longest, Collections.nCopies(Question.HISTORY_MAX, longest));

    assertThat(question.history()).hasSize(Question.HISTORY_MAX);
    assertThat(question.language()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void refuses_what_is_beyond() {
    var tooLong = "a".repeat(Question.TEXT_MAX + 1);

    assertThatIllegalArgumentException().isThrownBy(() -> new Question(tooLong, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Question("a", List.of(tooLong)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Question("a", Collections.nCopies(Question.HISTORY_MAX + 1, "a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void refuses_blank_text(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Question(text, List.of()));
  }
}
