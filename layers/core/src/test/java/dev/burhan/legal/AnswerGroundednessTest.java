package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AnswerGroundednessTest {

  private static final String SOURCE =
      """
      The rent is GBP 1,250 a month.
      The Tenant shall not keep animals in the flat.
      The Landlord insures the building against fire.
      """;

  @Test
  void an_answer_of_supported_sentences_is_supported() {
    var answer =
        AnswerGroundedness.of(
            "Here is what the lease says:\n1. The rent is GBP 1,250 a month.\n- The Landlord insures"
                + " the building against fire.",
            SOURCE);

    assertThat(answer.score()).isGreaterThan(.8);
    assertThat(answer.claims())
        .extracting(AnswerGroundedness.Claim::text)
        .containsExactly(
            "The rent is GBP 1,250 a month.", "The Landlord insures the building against fire.");
  }

  @Test
  void one_invented_sentence_among_supported_ones_makes_an_answer_unsupported() {
    var answer =
        AnswerGroundedness.of(
            "The rent is GBP 1,250 a month. The Landlord insures the building against fire."
                + " Guests may borrow bicycles from the caretaker on Sundays.",
            SOURCE);

    assertThat(answer.score()).isLessThan(AnswerGroundedness.THRESHOLD);
    assertThat(answer.claims().getLast().groundedness().words()).contains("bicycles");
  }

  @Test
  void an_answer_that_claims_nothing_is_supported() {
    assertThat(AnswerGroundedness.of("", SOURCE).score()).isEqualTo(1);
    assertThat(AnswerGroundedness.of("What it says:", SOURCE).claims()).isEmpty();
  }
}
