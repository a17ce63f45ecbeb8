package dev.burhan.parsers.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Gives a file that ends before its list of pages a new list.
 *
 * <p>Most programs write the catalogue of a file last, so a file that was sent in part holds pages
 * that nothing points to. They are found by their own type, taken in the order in which they were
 * written, and named in a catalogue that is added at the end.
 */
final class RepairedPdf {

  private static final Pattern OBJECT =
      Pattern.compile("(?<!\\d)(\\d{1,8})\\s{1,4}(\\d{1,5})\\s{1,4}obj\\b");
  private static final Pattern PAGE = Pattern.compile("/Type\\s{0,4}/Page(?![A-Za-z])");

  /** A page's own dictionary is not longer. */
  private static final int DICTIONARY_MAX = 4_000;

  private static final int PAGES_MAX = 5_000;

  private RepairedPdf() {}

  /** Writes the repaired file; false when no page was found. */
  static boolean write(Path file, Path repaired) throws IOException {
    var bytes = Files.readAllBytes(file);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var pages = new ArrayList<String>();
    long highest = 0;
    var object = OBJECT.matcher(text);
    while (object.find() && pages.size() < PAGES_MAX) {
      highest = Math.max(highest, Long.parseLong(object.group(1)));
      if (isPage(text, object.end())) {
        pages.add(object.group(1) + " " + object.group(2) + " R");
      }
    }
    if (pages.isEmpty()) {
      return false;
    }
    try (var out = Files.newOutputStream(repaired)) {
      out.write(bytes);
      out.write(catalogue(pages, highest + 1).getBytes(StandardCharsets.ISO_8859_1));
    }
    return true;
  }

  private static boolean isPage(String text, int from) {
    int end = Math.min(text.length(), from + DICTIONARY_MAX);
    for (var word : List.of("endobj", "stream")) {
      int at = text.indexOf(word, from, end);
      end = at < 0 ? end : at;
    }
    return PAGE.matcher(text).region(from, end).find();
  }

  private static String catalogue(List<String> pages, long number) {
    // Without a locale: the digits of some are not those of PDF.
    return String.format(
        Locale.ROOT,
        """

        endobj
        %1$d 0 obj
        <</Type/Catalog/Pages %2$d 0 R>>
        endobj
        %2$d 0 obj
        <</Type/Pages/Count %3$d/Kids[%4$s]>>
        endobj
        trailer
        <</Root %1$d 0 R/Size %5$d>>
        startxref
        0
        %%%%EOF
        """,
        number,
        number + 1,
        pages.size(),
        String.join(" ", pages),
        number + 2);
  }
}
