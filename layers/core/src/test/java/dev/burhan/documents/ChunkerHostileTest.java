package dev.burhan.documents;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Says that no text takes more than linear work, whatever it is made of. */
final class ChunkerHostileTest {

  private static final int LENGTH = 30_000;

  /** Twice the text may take twice the memory; arrays that grow by doubling take some more. */
  private static final double RATIO_MAX = 2.8;

  /** What a run takes whatever the text. */
  private static final long BYTES_MIN = 1_000_000;

  static List<String> patterns() {
    return List.of(
        "word ",
        "x",
        " ",
        "\n",
        "ab  ",
        "(a) ",
        "(a)\n",
        "(h) x\n(i) y\n",
        "(i) x\n",
        "# a\n",
        "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
        "ABCD\n\n",
        "ABCD EFGH\n",
        "ABCD EFGH\n\ntext\n\n",
        "1.1.1.1.1.1.1 X\n",
        "1.1.",
        "1. a:\n(a) b:\n(i) c:\n(A) d:\n- e:\n",
        "1. x:\n",
        "Article 5\n",
        "Article 5 x. ",
        "المادة 5: يدفع المستأجر\n",
        "يدفع المستأجر. ",
        "\"term\" means a ",
        "\"term\" means a.\n",
        "يقصد بـ«س» ",
        "a | b\n",
        "|",
        "a | b ",
        ".",
        "a. ",
        ". . ",
        "Rent ..... 5\n",
        "Contents\nRent 5\n",
        "3\n",
        "😀",
        "ـ",
        "*",
        "#",
        "**a",
        "\\",
        "'s ",
        "a; (b) ",
        "\u200f",
        "IN WITNESS WHEREOF\n",
        "Recitals\n\nNOW, THEREFORE\n\n",
        "ـ.  ",
        "\u0640's.  ",
        "ANNEX OF %\n\ntext\n\n",
        "ANNEX OF %\n\ntext\n\n1. Rent is due.\n\n",
        "Article % Rent\n\ntext\n\n");
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void work_grows_with_the_text_and_no_faster(String pattern) {
    assertTimeoutPreemptively(
        ofSeconds(60),
        () -> {
          allocated(pattern, LENGTH); // loads and compiles what the others share
          long once = allocated(pattern, LENGTH);
          long twice = allocated(pattern, 2 * LENGTH);

          assertThat((double) twice).isLessThan(RATIO_MAX * Math.max(once, BYTES_MIN));
        });
  }

  /** The pattern again and again, with another word in place of each per cent sign. */
  private static String text(String pattern, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; text.length() < length; i++) {
      text.append(pattern.replace("%", Integer.toString(i, 36).toUpperCase(Locale.ROOT)));
    }
    // A text without any word is put aside at once.
    return text.append("end").toString();
  }

  /** Bytes allocated on the way: a measure of work that does not depend on the machine. */
  private static long allocated(String pattern, int length) {
    var text = text(pattern, length);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    var chunks = ChunkerStructureTest.chunk(text);

    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(chunks).allMatch(chunk -> chunk.text().length() <= Chunker.Limits.DEFAULT.max());
    return allocated;
  }
}
