package dev.burhan.documents;

import dev.burhan.structure.HeadingMark;
import java.util.ArrayList;
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
          "4.3",
          "4.2.1",
          "(a)",
          "(b)",
          "(i)",
          "(ii)",
          "1.",
          "2.",
          "A.",
          "أولاً:",
          "(أ)",
          "١-",
          "1. RENT",
          "RENT AND CHARGES",
          "**Rent**",
          "the Tenant shall:",
          "\"Flat\" means",
          "Definitions",
          "Contents",
          "Recitals",
          "NOW, THEREFORE",
          "IN WITNESS WHEREOF",
          "a | b",
          "|---|",
          "Page 3",
          "…… 12",
          "Schedule A",
          "المادة (5):",
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
          "   ",
          "",
          "\r",
          "\u2028");

  private static final int PAGES_MAX = 5;

  private RandomText() {}

  /** Lines of a document, some lost, doubled, joined, cut short or out of place. */
  static String damaged(Random random, List<String> lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      switch (random.nextInt(20)) {
        case 0 -> text.append(line).append(line).append('\n');
        case 1 -> text.append(line).append("  ");
        case 2 -> text.append(line, 0, random.nextInt(line.length() + 1)).append('\n');
        case 3 -> text.append(lines.get(random.nextInt(lines.size()))).append('\n');
        case 4 -> text.append(text(random, 40)).append('\n');
        case 5 -> {} // lost
        default -> text.append(line).append('\n');
      }
    }
    return text.toString();
  }

  /** The same text with pages, and with some of its lines known to be headings. */
  static PagedText paged(Random random, String text) {
    var starts = new ArrayList<Integer>(List.of(0));
    int length = text.codePointCount(0, text.length());
    random.ints(random.nextInt(PAGES_MAX), 0, length + 1).sorted().forEach(starts::add);
    var headings = new ArrayList<HeadingMark>();
    for (int line = 0; line >= 0 && line < text.length(); line = text.indexOf('\n', line) + 1) {
      if (random.nextInt(10) == 0) {
        headings.add(new HeadingMark(line, 1 + random.nextInt(7)));
      }
      if (text.indexOf('\n', line) < 0) {
        break;
      }
    }
    return new PagedText(text, starts, headings);
  }

  static String text(Random random, int length) {
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
      text.append(GAPS.get(random.nextInt(GAPS.size())));
    }
    return text.toString();
  }
}
