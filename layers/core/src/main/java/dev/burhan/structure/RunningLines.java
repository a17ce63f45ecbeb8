package dev.burhan.structure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows the short lines that come back again and again, as headers and footers of pages do. */
final class RunningLines {

  private static final int LENGTH_MAX = 100;

  /** A heading may come twice, in the table of contents and above its section. */
  private static final int TIMES_MIN = 3;

  private final Set<String> running;

  private RunningLines(Set<String> running) {
    this.running = running;
  }

  static RunningLines of(String text, List<TextLine> lines) {
    Map<String, Integer> times = new HashMap<>();
    for (var line : lines) {
      if (line.length() <= LENGTH_MAX && mayRun(text.charAt(line.start()))) {
        times.merge(withoutDigits(line.of(text)), 1, Integer::sum);
      }
    }
    var running = new HashSet<String>();
    times.forEach(
        (line, count) -> {
          if (count >= TIMES_MIN) {
            running.add(line);
          }
        });
    return new RunningLines(running);
  }

  boolean contain(String line) {
    return !running.isEmpty() && mayRun(line.charAt(0)) && running.contains(withoutDigits(line));
  }

  /** Headers and footers begin with a name. */
  private static boolean mayRun(char first) {
    return Character.isUpperCase(first);
  }

  private static String withoutDigits(String line) {
    var plain = new StringBuilder(line.length());
    line.chars()
        .filter(c -> !Character.isDigit(c) && !Character.isWhitespace(c))
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
