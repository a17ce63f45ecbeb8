package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {

  @Test
  void are_runs_of_letters_and_digits_in_normal_spelling() {
    assertThat(normal("The RENT, £500 (4.2) long-term: e-mail_x"))
        .containsExactly("the", "rent", "500", "4", "2", "long", "term", "e", "mail", "x");
  }

  @Test
  void the_english_possessive_is_none() {
    assertThat(normal("Landlord's tenants' Mira’s HERS'S s"))
        .containsExactly("landlord", "tenants", "mira", "hers", "s");
  }

  @Test
  void arabic_marks_belong_to_their_word() {
    assertThat(normal("الأُجْرَةُ «المســتأجر»، ٣٠ يوماً؟"))
        .containsExactly("الاجره", "المستاجر", "30", "يوما");
  }

  @Test
  void spans_are_those_of_the_text_as_written() {
    var text = "😀 «الأُجْرَة» Rent’s";

    var words = Words.of(text);

    assertThat(words.stream().map(word -> text.substring(word.start(), word.end())))
        .containsExactly("الأُجْرَة", "Rent");
  }

  @Test
  void joined_has_one_space_between() {
    assertThat(Words.joined("  The\n\nRent — is: due. ")).isEqualTo("the rent is due");
    assertThat(Words.joined("?! …")).isEmpty();
  }

  @Test
  void letters_beyond_the_basic_plane_are_letters() {
    assertThat(normal("𝔘x 𐐀")).containsExactly("𝔘x", "𐐨");
  }

  private static List<String> normal(String text) {
    return Words.of(text).stream().map(Words.Word::normal).toList();
  }
}
