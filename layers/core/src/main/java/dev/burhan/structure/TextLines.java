package dev.burhan.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text into its lines. Lines without words part paragraphs, as rulers and bullets alone do.
 * Where a conversion has joined lines, a gap before a label is taken for the line end it was.
 */
final class TextLines {

  /** Lines longer than this are paragraphs joined by a conversion, whatever the gaps in them. */
  private static final int JOINED_MIN = 1000;

  /** How much of a line is looked at to tell a label. */
  private static final int LABEL_MAX = 40;

  // What a joined line is cut before: "4.2 Term", "(a) the rent", "12. TERM", "ARTICLE IV".
  private static final Pattern AFTER_GAP =
      Pattern.compile(
          "\\(?(?:\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){0,5}|\\p{L}{1,4})[.)]{1,2}\\s{1,20}[\\p{L}\"“«]"
              + "|\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){1,5}\\s{1,20}[\\p{Lu}\\p{Lo}\"“«]"
              + "|(?:ARTICLE|SECTION|SCHEDULE|EXHIBIT|ANNEX|Article|Section|Schedule)\\s{1,9}[\\p{Nd}IVXLC]");
  private static final Pattern AFTER_SENTENCE =
      Pattern.compile(
          "\\p{Nd}{1,3}\\.\\p{Nd}{1,3}\\.?\\s{1,20}[\\p{Lu}\"“]|\\p{Nd}{1,2}\\.\\s{1,20}\\p{Lu}{3}");

  private final String text;
  private final List<HeadingMark> known;
  private final List<TextLine> lines = new ArrayList<>();
  private int nextKnown;
  private boolean afterBlank = true;

  private TextLines(String text, List<HeadingMark> known) {
    this.text = text;
    this.known = known;
  }

  /** Lines in the order of the text, those that hold neither a word nor a cell left out. */
  static List<TextLine> of(String text, List<HeadingMark> marks) {
    var lines = new TextLines(text, marks);
    int start = 0;
    while (start < lines.text.length()) {
      int newline = lines.text.indexOf('\n', start);
      int end = newline < 0 ? lines.text.length() : newline;
      lines.add(start, end);
      start = end + 1;
    }
    return lines.lines;
  }

  private void add(int lineStart, int lineEnd) {
    int depth = knownDepth(lineStart, lineEnd);
    int start = lineStart;
    int end = lineEnd;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    boolean hasWord = Wording.isIn(text, start, end);
    boolean isRow = start < end && TableRow.is(text, start, end);
    if (!hasWord && !isRow) {
      afterBlank = true;
      return;
    }
    // A ruler below the head of a table belongs to the table, and is no heading.
    if (depth == 0 && !isRow) {
      cut(start, end);
    } else {
      lines.add(new TextLine(start, end, afterBlank, false, hasWord ? depth : 0));
    }
    afterBlank = false;
  }

  private int knownDepth(int lineStart, int lineEnd) {
    int depth = 0;
    while (nextKnown < known.size() && known.get(nextKnown).lineStart() <= lineEnd) {
      var heading = known.get(nextKnown++);
      if (heading.lineStart() >= lineStart) {
        depth = Math.max(1, heading.depth());
      }
    }
    return depth;
  }

  /** Adds a line, or the lines it was joined of. */
  private void cut(int start, int end) {
    boolean isJoined = end - start > JOINED_MIN;
    int from = start;
    // What holds no word is looked at once: no word reaches over white space.
    int unread = start;
    for (int i = start + 1; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i - 1)) && Character.isWhitespace(text.charAt(i))) {
        int next = skipSpace(i, end);
        if (isCut(i, next, end, isJoined)) {
          if (Wording.isIn(text, unread, i)) {
            lines.add(new TextLine(from, i, afterBlank && from == start, from > start, 0));
            from = next;
          }
          unread = next;
        }
        i = next - 1;
      }
    }
    lines.add(new TextLine(from, end, afterBlank && from == start, from > start, 0));
  }

  private int skipSpace(int from, int end) {
    int next = from;
    while (next < end && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private boolean isCut(int gap, int next, int end, boolean isJoined) {
    if (next - gap > 1) {
      return isAt(AFTER_GAP, next, end);
    }
    return isJoined && endsSentence(gap) && isAt(AFTER_SENTENCE, next, end);
  }

  private boolean endsSentence(int gap) {
    return ".:;".indexOf(text.charAt(gap - 1)) >= 0;
  }

  private boolean isAt(Pattern label, int from, int end) {
    return label.matcher(text).region(from, Math.min(end, from + LABEL_MAX)).lookingAt();
  }
}
