package dev.burhan.language;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentencesTest {

  @Test
  void ends_at_stops_question_and_exclamation_marks_before_space() {
    assertThat(cut("Rent is due. Is it? Yes! It is"))
        .containsExactly("Rent is due.", "Is it?", "Yes!", "It is");
  }

  @Test
  void ends_at_the_arabic_question_mark() {
    assertThat(cut("متى تُدفع الأجرة؟ في أول الشهر. انتهى"))
        .containsExactly("متى تُدفع الأجرة؟", "في أول الشهر.", "انتهى");
  }

  @Test
  void a_closing_quote_or_bracket_belongs_to_its_sentence() {
    assertThat(cut("He said \"pay.\" Then (he left.) And »go.« «كفى.» نعم"))
        .containsExactly("He said \"pay.\"", "Then (he left.)", "And »go.« «كفى.»", "نعم");
  }

  @Test
  void ends_at_line_ends_of_any_kind() {
    assertThat(cut("(a) rent;\r\n(b) deposit\n\n- fees\u2028x"))
        .containsExactly("(a) rent;", "(b) deposit", "- fees", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See No. 5 of the list.",
        "Under cl. 4 and (art. 5) it ends.",
        "Acme Ltd. and Mr. Smith agree.",
        "Fees, e.g. rent, i.e. money, are due.",
        "4.2. The tenant pays.",
        "12. The tenant pays.",
        "(12. The tenant pays.",
        "a. The tenant pays.",
        "ب. يدفع المستأجر.",
        "٣. يدفع المستأجر.",
        "It costs 5.50 or more.",
        "See example.com for more."
      })
  void does_not_end_within(String sentence) {
    assertThat(cut(sentence)).containsExactly(sentence);
  }

  @Test
  void a_number_at_the_end_of_a_sentence_ends_it() {
    assertThat(cut("Pay by 2025. Then leave.")).containsExactly("Pay by 2025.", "Then leave.");
  }

  @Test
  void a_number_that_begins_a_later_sentence_does_not_end_one() {
    assertThat(cut("It ends. 2. The rent is due."))
        .containsExactly("It ends.", "2. The rent is due.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\r\n\t "})
  void blank_text_has_none(String text) {
    assertThat(Sentences.of(text)).isEmpty();
  }

  /** Each of these took time in the square of its length, or worse, when written naively. */
  @Test
  void hostile_text_takes_linear_time() {
    for (var text :
        List.of(
            ".".repeat(300_000) + "x",
            "no. ".repeat(100_000),
            "v. ".repeat(100_000),
            "\n".repeat(300_000) + "x",
            " ".repeat(300_000) + "x",
            ".\"".repeat(150_000),
            ".".repeat(1) + "\"".repeat(300_000) + "x")) {
      assertTimeoutPreemptively(ofSeconds(20), () -> assertThat(Sentences.of(text)).isNotNull());
    }
  }

  private static List<String> cut(String text) {
    return Sentences.of(text).stream().map(sentence -> sentence.of(text)).toList();
  }
}
