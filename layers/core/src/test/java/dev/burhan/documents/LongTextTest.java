package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LongTextTest {

  private static final int MAX = 100;

  @Test
  void text_within_the_limit_stays_whole() {
    assertThat(split("x".repeat(MAX))).containsExactly("x".repeat(MAX));
  }

  @Test
  void cuts_between_sentences_and_fills_each_piece() {
    var sentence = "The tenant pays the rent on time.";

    var pieces = split(String.join(" ", List.of(sentence, sentence, sentence, sentence)));

    assertThat(pieces).containsExactly(sentence + " " + sentence, sentence + " " + sentence);
  }

  @Test
  void cuts_a_long_sentence_between_words() {
    var pieces = split("word ".repeat(60).strip());

    assertThat(pieces).allMatch(piece -> piece.length() <= MAX);
    assertThat(String.join(" ", pieces)).isEqualTo("word ".repeat(60).strip());
    assertThat(pieces).allMatch(piece -> piece.strip().matches("(word ?)+"));
  }

  @Test
  void cuts_before_an_item_rather_than_within_a_sentence() {
    var item = "the fees that are due on the day of signing";

    var pieces = split("The tenant pays (a) " + item + "; and (b) " + item + "; (c) " + item);

    assertThat(pieces)
        .containsExactly("The tenant pays (a) " + item + "; and", "(b) " + item + "; (c) " + item);
  }

  @Test
  void cuts_at_the_end_of_a_sentence_rather_than_of_a_line() {
    var pieces = split("word word word word word\n".repeat(3) + "end. " + "word\n".repeat(15));

    assertThat(pieces.getFirst()).endsWith("end.");
  }

  @Test
  void leaves_no_small_rest() {
    var pieces = split("word ".repeat(21).strip());

    assertThat(pieces).hasSize(2).allMatch(piece -> piece.length() > MAX / 3);
  }

  @Test
  void never_cuts_inside_a_character() {
    var pieces = split("x" + "😀".repeat(200));

    assertThat(String.join("", pieces)).isEqualTo("x" + "😀".repeat(200));
    assertThat(pieces).allMatch(piece -> piece.length() <= MAX);
    assertThat(pieces).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
  }

  @Test
  void cuts_the_stretch_asked_for_alone() {
    var text = "before. " + "word ".repeat(60) + " after.";

    var pieces = LongText.split(text, 8, text.length() - 8, MAX);

    assertThat(pieces.getFirst().start()).isEqualTo(8);
    assertThat(pieces.getLast().end()).isLessThanOrEqualTo(text.length() - 8);
  }

  @Test
  void pieces_are_in_order_within_the_limit_and_lose_nothing_but_space() {
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      var text = RandomText.text(random, 600);

      var pieces = LongText.split(text, 0, text.length(), MAX);

      int end = 0;
      for (var piece : pieces) {
        assertThat(piece.start()).isGreaterThanOrEqualTo(end);
        assertThat(text.substring(end, piece.start())).isBlank();
        assertThat(piece.end() - piece.start()).isBetween(1, MAX);
        end = piece.end();
      }
      assertThat(text.substring(end)).isBlank();
    }
  }

  private static List<String> split(String text) {
    return LongText.split(text, 0, text.length(), MAX).stream()
        .map(piece -> piece.of(text))
        .toList();
  }
}
