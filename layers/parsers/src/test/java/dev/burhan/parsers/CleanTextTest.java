package dev.burhan.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CleanTextTest {

  @Test
  void clean_text_is_the_same() {
    var text = "The rent\n\tis due. المادة ٣ 😀 \u2028\ufdd0\uffee";

    assertThat(CleanText.of(text)).isSameAs(text);
    assertThat(CleanText.of("")).isEmpty();
  }

  @Test
  void control_characters_become_spaces() {
    assertThat(CleanText.of("a\0b\u001bc\u007fd\u0085e\u000bf\fg\rh")).isEqualTo("a b c d e f g h");
  }

  @Test
  void halves_of_characters_are_replaced() {
    assertThat(CleanText.of("\ud83d")).isEqualTo("\ufffd");
    assertThat(CleanText.of("\ude00a\ud83d")).isEqualTo("\ufffda\ufffd");
    assertThat(CleanText.of("\ude00\ud83d")).isEqualTo("\ufffd\ufffd");
    assertThat(CleanText.of("\ud83d\ud83d\ude00\ude00")).isEqualTo("\ufffd😀\ufffd");
  }

  @Test
  void what_is_no_character_is_replaced() {
    assertThat(CleanText.of("a\ufffeb\uffff")).isEqualTo("a\ufffdb\ufffd");
  }
}
