package dev.burhan.documents;

import java.util.List;
import java.util.Random;

/** Makes text out of all that a chunker has to tell apart. */
final class RandomText {

  private static final List<String> PARTS =
      List.of(
          "rent",
          "The",
          "tenant’s",
          "الأُجْرَة",
          "😀",
          "𝔘",
          "4.2",
          "(a)",
          "1.",
          "#",
          "##",
          "Article 5",
          "الفصل الأول",
          "Part",
          "- ",
          "No.",
          "e.g.",
          "؟",
          ".",
          ";",
          "—",
          "***",
          "§",
          "x".repeat(130),
          "\u200f",
          "\u00a0");
  private static final List<String> GAPS =
      List.of(
          " ",
          " ",
          " ",
          " ",
          " ",
          "\n",
          "\n",
          "\n\n",
          "\r\n",
          "\r\n\r\n",
          "\t",
          "",
          "\r",
          "\u2028");

  private RandomText() {}

  static String text(Random random, int length) {
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
      text.append(GAPS.get(random.nextInt(GAPS.size())));
    }
    return text.toString();
  }
}
