package dev.burhan.parsers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lays out numbered words at random; each must come out once and in order, however it was drawn.
 */
class PdfRandomLayoutsTest {

  private static final int PAGES_MAX = 4;

  @TempDir private Path folder = Path.of("set before each test");

  /** Words that know their place in the document. */
  private static final class Words {

    private final Random random;
    private final List<String> written = new ArrayList<>();

    Words(Random random) {
      this.random = random;
    }

    String sentence(int words) {
      var sentence = new ArrayList<String>();
      for (int i = 0; i < words; i++) {
        var word = "w" + written.size() + "x".repeat(random.nextInt(9));
        sentence.add(word);
        written.add(word);
      }
      return String.join(" ", sentence);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void every_word_comes_out_once_and_in_order(long seed) {
    var random = new Random(seed);
    var words = new Words(random);
    var file = new PdfFixture();
    for (int page = 0; page < 1 + random.nextInt(PAGES_MAX); page++) {
      file.page(p -> fill(p, words, random));
    }

    var text = PdfReading.joined(file.save(folder));

    assertThat(text.replaceAll("\\s+", " ")).isEqualTo(String.join(" ", words.written));
  }

  /**
   * Paragraphs and columns below each other. Columns directly below columns would be one long pair
   * of columns to a reader too.
   */
  private static void fill(PageDraft page, Words words, Random random) {
    double y = 780;
    boolean isAfterColumns = true;
    while (y > 260) {
      page.size(9 + random.nextInt(4));
      boolean isColumns = !isAfterColumns && random.nextBoolean();
      int lines =
          isColumns
              ? columns(page, words, random, y)
              : paragraph(page, words, random, 72 + random.nextInt(40), y, 400);
      isAfterColumns = isColumns;
      y -= lines * 15 + 25;
    }
  }

  private static int paragraph(
      PageDraft page, Words words, Random random, double x, double y, double width) {
    var lines = page.wrap(words.sentence(5 + random.nextInt(50)), width);
    shuffled(page, x, y, lines, random);
    return lines.size();
  }

  private static int columns(PageDraft page, Words words, Random random, double y) {
    int count = 40 + random.nextInt(30);
    var left = page.wrap(words.sentence(count), 210);
    var right = page.wrap(words.sentence(count), 210);
    shuffled(page, 72, y, left, random);
    shuffled(page, 310, y, right, random);
    return Math.max(left.size(), right.size());
  }

  /** Draws the lines of a text in any order, each word by itself half of the time. */
  private static void shuffled(
      PageDraft page, double x, double y, List<String> lines, Random random) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int i : order) {
      double at = x;
      if (random.nextBoolean()) {
        page.text(at, y - 15 * i, lines.get(i));
        continue;
      }
      for (var word : lines.get(i).split(" ", -1)) {
        page.text(at, y - 15 * i, word);
        at += page.width(word + " ");
      }
    }
  }

  @Test
  void words_of_a_table_come_out_row_by_row() {
    var random = new Random(5);
    var words = new Words(random);
    var file =
        new PdfFixture()
            .page(
                p -> {
                  for (int row = 0; row < 20; row++) {
                    for (int column = 0; column < 4; column++) {
                      p.text(72 + 110 * column, 760 - 20 * row, words.sentence(1));
                    }
                  }
                });

    var text = PdfReading.text(file.save(folder));

    assertThat(Arrays.asList(text.split("\\s+"))).isEqualTo(words.written);
    assertThat(text.split("\n")).hasSize(20);
  }
}
