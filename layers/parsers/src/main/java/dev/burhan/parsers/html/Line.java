package dev.burhan.parsers.html;

import dev.burhan.parsers.format.ParseBudget;

/** Gathers the text of one block with white space as browsers show it. Not thread-safe. */
final class Line {

  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final char SOFT_HYPHEN = '\u00ad';
  private static final int BREAKS_MAX = 2;

  /** Lists nested without text between them put their marks one behind the other. */
  private static final int MARK_MAX = 100;

  private final ParseBudget budget;
  private final StringBuilder text = new StringBuilder();
  private boolean isSpaced;
  private String mark = "";

  Line(ParseBudget budget) {
    this.budget = budget;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Puts a mark before what comes next, if anything does. */
  void mark(String more) {
    if (mark.length() + more.length() <= MARK_MAX) {
      mark += more;
    }
  }

  /** Forgets a mark of what turned out to be empty. */
  void dropMark() {
    mark = "";
  }

  void flow(String more) {
    for (int i = 0; i < more.length(); i++) {
      char c = more.charAt(i);
      if (c <= ' ' || c == NO_BREAK_SPACE) {
        isSpaced = true;
      } else if (c != SOFT_HYPHEN) {
        space();
        append(c);
      }
    }
  }

  /** Appends text in which white space is shown as it is written. */
  void preformatted(String more) {
    space();
    for (int i = 0; i < more.length(); i++) {
      char c = more.charAt(i);
      boolean isSpace = c == NO_BREAK_SPACE || (c < ' ' && c != '\n' && c != '\t');
      append(isSpace ? ' ' : c);
    }
  }

  void lineBreak() {
    isSpaced = false;
    int end = text.length();
    int breaks = 0;
    while (breaks < end && text.charAt(end - 1 - breaks) == '\n') {
      breaks++;
    }
    if (breaks < BREAKS_MAX) {
      append('\n');
    }
  }

  /** Takes the text, to begin the next. */
  String take() {
    var taken = text.toString();
    text.setLength(0);
    isSpaced = false;
    return taken;
  }

  private void space() {
    if (isSpaced && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      append(' ');
    }
    isSpaced = false;
  }

  private void append(char c) {
    if (!mark.isEmpty() && c > ' ') {
      budget.characters(mark.length());
      text.append(mark);
      mark = "";
    }
    budget.characters(1);
    text.append(c);
  }
}
