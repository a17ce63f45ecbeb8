package dev.burhan.postgres;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text that may be longer than one statement can carry. */
final class LongParameter {

  /** Six bytes a unit at worst, of a control character in JSON: 3 MiB of the Data API's 4. */
  private static final int UNITS_MAX = 512 * 1024;

  private LongParameter() {}

  /** Stretches that make up the text, at least one, none of which ends within a character. */
  static List<String> stretches(String text) {
    var stretches = new ArrayList<String>();
    int from = 0;
    do {
      int to = Math.min(text.length(), from + UNITS_MAX);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      stretches.add(text.substring(from, to));
      from = to;
    } while (from < text.length());
    return stretches;
  }
}
