package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FollowUpTest {

  private static final String BEFORE = "When is the rent due?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "And the deposit?",
        "What about the deposit?",
        "How about after a year?",
        "Is it refundable?",
        "Who holds that?",
        "??",
        "وماذا عن التأمين؟",
        "ماذا عن التأمين؟",
        "ومتى يُرد؟",
        "وإن تأخر؟",
        "هل له حق فيها؟"
      })
  void a_question_that_leans_on_the_one_before_is_searched_with_it(String text) {
    var question = new Question(text, List.of("Something older?", BEFORE));

    assertThat(FollowUp.standAlone(question)).isEqualTo(BEFORE + " " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When does the tenant get the deposit back?",
        "Android phones are allowed?",
        "May the landlord who signed the agreement with the tenant enter the flat that they let?",
        "متى يُرد التأمين إلى المستأجر؟"
      })
  void a_question_that_stands_alone_is_searched_alone(String text) {
    assertThat(FollowUp.standAlone(new Question(text, List.of(BEFORE)))).isEqualTo(text);
  }

  @Test
  void a_first_question_is_searched_alone() {
    assertThat(FollowUp.standAlone(new Question("And it?", List.of()))).isEqualTo("And it?");
  }
}
