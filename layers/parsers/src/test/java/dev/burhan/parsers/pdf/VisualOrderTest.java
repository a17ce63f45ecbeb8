package dev.burhan.parsers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.parsers.pdf.Glyph.Origin;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Undoes what the platform's own implementation of the bidirectional algorithm does. */
class VisualOrderTest {

  private static final List<String> ARABIC = List.of("عقد", "إيجار", "المادة", "والمستأجر", "لا");
  private static final List<String> LATIN =
      List.of("ISO", "Microsoft Office", "A-B", "x@y.example");
  private static final List<String> NUMBERS = List.of("7", "1,850.75", "12/05/2020", "١٢٣", "٣٫٥");

  @Test
  void any_line_of_arabic_with_latin_and_numbers_is_read_as_it_was_written() {
    var random = new Random(11);
    for (int round = 0; round < 500; round++) {
      var line = line(random);

      assertThat(VisualOrder.text(shown(line), true, true)).isEqualTo(line);
    }
  }

  /**
   * Begins and ends in Arabic; a number never stands before Latin, which looks like one after it.
   */
  private static String line(Random random) {
    var words = new ArrayList<String>();
    words.add(any(ARABIC, random));
    for (int i = random.nextInt(8); i > 0; i--) {
      words.add(
          switch (random.nextInt(4)) {
            case 0 -> any(LATIN, random) + " " + any(ARABIC, random);
            case 1 -> any(NUMBERS, random) + " " + any(ARABIC, random);
            case 2 -> "(" + any(ARABIC, random) + ")";
            default -> any(ARABIC, random) + "،";
          });
    }
    words.add(any(ARABIC, random) + ".");
    return String.join(" ", words);
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /** The letters of a line as they stand from left to right, brackets as they look. */
  private static List<Letter> shown(String line) {
    var bidi = new Bidi(line, Bidi.DIRECTION_RIGHT_TO_LEFT);
    var levels = new byte[line.length()];
    var letters = new Object[line.length()];
    for (int i = 0; i < letters.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(i);
      var text = String.valueOf(line.charAt(i));
      letters[i] = levels[i] % 2 == 1 ? Brackets.mirrored(text) : text;
    }
    Bidi.reorderVisually(levels, 0, letters, 0, letters.length);
    var shown = new ArrayList<Letter>();
    for (int i = 0; i < letters.length; i++) {
      shown.add(new Letter((String) letters[i], Origin.SHAPE, 0, i, i, i + 1));
    }
    return shown;
  }

  @Test
  void a_stretch_of_arabic_is_turned_within_a_line_of_latin() {
    var letters = new ArrayList<Letter>();
    for (var text : ArabicFont.letters("The word دقع (contract) 1-2.")) {
      letters.add(
          new Letter(text, Origin.SHAPE, 0, letters.size(), letters.size(), letters.size() + 1));
    }

    assertThat(VisualOrder.text(letters, false, true)).isEqualTo("The word عقد (contract) 1-2.");
  }

  @Test
  void a_number_drawn_before_the_word_it_stands_after_comes_first() {
    var letters = new ArrayList<>(shown("ثم USD 50 للوحدة"));
    // The program wrote the number first.
    letters.replaceAll(
        l ->
            "50".contains(l.text())
                ? new Letter(l.text(), l.origin(), 0, l.order() - 100, l.start(), l.end())
                : l);

    assertThat(VisualOrder.text(letters, true, true)).isEqualTo("ثم 50 USD للوحدة");
  }

  @Test
  void a_clause_number_at_the_beginning_keeps_its_order() {
    assertThat(VisualOrder.text(shown("2-1 يلتزم المؤجر"), true, true))
        .isEqualTo("2-1 يلتزم المؤجر");
  }
}
