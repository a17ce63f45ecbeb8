package dev.burhan.structure;

import java.util.regex.Pattern;

/**
 * Knows where a table of contents is: its entries look like headings and are none. They end in the
 * number of a page.
 */
final class ContentsTable {

  /** Lines that are no entries, such as a page number, before the table is taken to be over. */
  private static final int OTHERS_MAX = 3;

  private static final Pattern ENTRY =
      Pattern.compile(
          ".{0,400}(?:[.…·]{3,200}\\s{0,20}|\\s)(?:\\p{Nd}{1,4}|[ivxlcIVXLC]{1,7}|-[ivxlc\\p{Nd}]{1,5}-)");
  private static final Pattern LEADER = Pattern.compile("\\.{4}|…{2}|(?:\\. ){4}");

  private int othersLeft;

  /** What a line is, where entries of the table are plain text. */
  StructureLine filter(StructureLine line, String words) {
    if (line instanceof StructureLine.Contents) {
      othersLeft = OTHERS_MAX;
      return line;
    }
    if (othersLeft == 0) {
      return line;
    }
    boolean isEntry =
        words.length() <= 600 && (isNumbered(line, words) || LEADER.matcher(words).find());
    if (isEntry) {
      othersLeft = OTHERS_MAX;
      return new StructureLine.Plain();
    }
    boolean isStructure = !(line instanceof StructureLine.Plain);
    othersLeft = isStructure ? 0 : othersLeft - 1;
    return line;
  }

  /** "ARTICLE 4" ends in its own number, "ARTICLE 4 Rent 12" in that of a page. */
  private static boolean isNumbered(StructureLine line, String words) {
    boolean isBare =
        line instanceof StructureLine.Heading heading
            && heading.label().isPresent()
            && heading.label().get().end() >= words.length();
    return !isBare && ENTRY.matcher(words.substring(Math.max(0, words.length() - 100))).matches();
  }
}
