package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes are given as they stand on the page, from left to right. */
class PdfArabicTest {

  @TempDir private Path folder = Path.of("set before each test");

  /** Reads one line of shapes that the file maps to these characters. */
  private String read(String... leftToRight) {
    return read(p -> p.shapes(font(p, leftToRight), 100, 700, leftToRight));
  }

  private String read(Consumer<PageDraft> drawing) {
    return text(new PdfFixture().page(drawing).save(folder));
  }

  private static ArabicFont font(PageDraft page, String... shapes) {
    var distinct = Arrays.stream(shapes).filter(s -> !s.equals(" ")).distinct();
    return new ArabicFont(page.document(), distinct.toArray(String[]::new));
  }

  /** A text that runs from right to left as it stands from left to right. */
  private static String[] turned(String text) {
    return ArabicFont.letters(text).reversed().toArray(String[]::new);
  }

  @Test
  void words_are_read_from_right_to_left() {
    assertThat(read(turned("عقد إيجار مستودع"))).isEqualTo("عقد إيجار مستودع");
  }

  @Test
  void shapes_within_words_are_letters() {
    // The word for contract in the shapes of the beginning, the middle and the end of a word.
    assertThat(read("\uFEAA", "\uFED8", "\uFECB")).isEqualTo("عقد");
  }

  @Test
  void a_ligature_is_lam_and_alef() {
    assertThat(read("\uFEE1", "\uFEFC", "\uFEB3")).isEqualTo("سلام");
    assertThat(read("م", "لا", "س")).isEqualTo("سلام");
  }

  @Test
  void a_ligature_whose_letters_the_file_lists_from_left_to_right_is_lam_and_alef() {
    assertThat(read("م", "ال", "س")).isEqualTo("سلام");
  }

  @Test
  void numbers_run_from_left_to_right() {
    assertThat(
            read(
                "م", "و", "ي", " ", "1", ",", "8", "5", "0", ".", "7", "5", " ", "غ", "ل", "ب",
                "م"))
        .isEqualTo("مبلغ 1,850.75 يوم");
    assertThat(read("م", "و", "ي", " ", "١", "٢", "/", "٠", "٥", " ", "خ", "ي", "ر", "ا", "ت"))
        .isEqualTo("تاريخ ١٢/٠٥ يوم");
  }

  @Test
  void latin_runs_from_left_to_right_with_the_number_that_follows_it() {
    assertThat(read("ق", "ف", "و", " ", "I", "S", "O", " ", "2", "7", " ", "ر", "ا", "ي", "ع", "م"))
        .isEqualTo("معيار ISO 27 وفق");
  }

  @Test
  void a_bracket_given_as_it_looks_is_turned() {
    // From left to right: a bracket that looks like one that opens closes the words to its right.
    assertThat(read("(", "ب", "ج", ")", " ", "د", "ق", "ع")).isEqualTo("عقد (جب)");
  }

  @Test
  void a_bracket_given_as_it_is_meant_stays() {
    assertThat(read(")", "ب", "ج", "(", " ", "د", "ق", "ع")).isEqualTo("عقد (جب)");
  }

  @Test
  void a_bracket_within_latin_stays_with_it() {
    assertThat(read("م", "و", "ي", " ", "S", "L", "A", " ", "(", "v", "2", ")", " ", "د", "ق", "ع"))
        .isEqualTo("عقد SLA (v2) يوم");
  }

  @Test
  void vowel_marks_stay_on_their_letters() {
    assertThat(read(turnedLetters("عَ", "قْ", "دٌ"))).isEqualTo("عَقْدٌ");
  }

  @Test
  void vowel_marks_drawn_by_themselves_go_to_their_letters() {
    assertThat(read(turned("عَقْدٌ إيجار لمُدَّة"))).isEqualTo("عَقْدٌ إيجار لمُدَّة");
  }

  @Test
  void a_vowel_mark_drawn_within_its_letter_comes_after_it() {
    var text =
        read(
            p -> {
              var font = font(p, "د", "ع", "\u064E");
              p.shapes(font, 100, 700, "د")
                  .shapes(font, 107.5, 700, "\u064E")
                  .shapes(font, 105.5, 700, "ع");
            });

    assertThat(text).isEqualTo("عَد");
  }

  private static String[] turnedLetters(String... letters) {
    return List.of(letters).reversed().toArray(String[]::new);
  }

  @Test
  void a_lengthened_word_keeps_its_lines() {
    assertThat(read(turned("مـــادة"))).isEqualTo("مـــادة");
  }

  @Test
  void a_latin_line_with_an_arabic_word_runs_from_left_to_right() {
    var text =
        read(
            p -> {
              var word = turned("عقد");
              p.text(100, 700, "The word")
                  .shapes(font(p, word), 105 + p.width("The word"), 700, word)
                  .text(140 + p.width("The word"), 700, "means a contract.");
            });

    assertThat(text).isEqualTo("The word عقد means a contract.");
  }

  @Test
  void columns_of_arabic_are_read_from_right_to_left() {
    var right = List.of("اب جد هو حط", "كل من سع فص", "قر شت ثخ ذض", "ظغ اب جد هو");
    var left = List.of("حط كل من سع", "فص قر شت ثخ", "ذض ظغ اب جد", "هو حط كل من");

    var text =
        read(
            p -> {
              var font = font(p, turned(String.join("", right)));
              for (int i = 0; i < 4; i++) {
                p.shapes(font, 100, 700 - 13 * i, turned(left.get(i)));
                p.shapes(font, 300, 700 - 13 * i, turned(right.get(i)));
              }
            });

    assertThat(text.replaceAll("\\s+", " "))
        .isEqualTo(String.join(" ", right) + " " + String.join(" ", left));
  }

  @Test
  void two_languages_side_by_side_are_read_one_after_the_other() {
    var arabic = List.of("اب جد هو حط", "كل من سع فص");

    var text =
        read(
            p -> {
              p.lines(72, 700, "One two three four five", "and six seven eight.");
              var font = font(p, turned(String.join("", arabic)));
              p.shapes(font, 300, 700, turned(arabic.getFirst()));
              p.shapes(font, 300, 686.8, turned(arabic.getLast()));
            });

    assertThat(text)
        .isEqualTo("One two three four five and six seven eight.\n\n" + String.join(" ", arabic));
  }

  @Test
  void cells_of_arabic_are_read_from_right_to_left() {
    var text =
        read(
            p -> {
              var font = font(p, turned("السعرالبندأنبوب9"));
              p.shapes(font, 300, 700, turned("البند")).shapes(font, 100, 700, turned("السعر"));
              p.shapes(font, 300, 687, turned("أنبوب")).shapes(font, 122, 687, "9");
            });

    assertThat(text).isEqualTo("البند\tالسعر\nأنبوب\t9");
  }
}
