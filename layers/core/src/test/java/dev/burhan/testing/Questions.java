package dev.burhan.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up questions as no person would ask them. */
public final class Questions {

  /** What means something to SQL, tsquery, JSON, LIKE, shells or the direction of text. */
  private static final List<String> PIECES =
      List.of(
          "rent",
          "the",
          "of",
          "ما",
          "عقد",
          "الإيجار",
          "٣٠",
          "30",
          "landlord/tenant",
          "a.b.c",
          "'",
          "\"",
          "\\",
          ";",
          "--",
          "/*",
          "*/",
          "&",
          "|",
          "!",
          "<->",
          "<2>",
          ":*",
          "(",
          ")",
          ":A",
          ":tenant",
          "?",
          "??",
          "$1",
          "$$",
          "%",
          "_",
          "{",
          "}",
          "[",
          "]",
          "<b>",
          "&amp;",
          "@",
          "#",
          "null",
          "e-mail",
          "x@y.z",
          "http://a.b/c?d=e",
          "\u202e",
          "\u200f",
          "\u0640",
          "\u064b",
          "\ufeff",
          "\u0001",
          "\u007f",
          "\t",
          "\n",
          "\u00a0",
          "\u3000",
          "😀",
          "𝔸",
          "👩‍👩‍👧",
          "e\u0301",
          "ﷺ",
          "漢字",
          "ß",
          "İ",
          "½",
          "…",
          "؟",
          "،");

  private Questions() {}

  /** Up to a dozen such pieces, with spaces between or without; some hold no word. */
  public static String any(Random random) {
    var separator = random.nextBoolean() ? " " : "";
    return IntStream.range(0, 1 + random.nextInt(12))
        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining(separator));
  }
}
