package dev.burhan.parsers.word;

import dev.burhan.parsers.format.NumberFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the numbered paragraphs of one story as Word does: lists that share a definition share
 * their count. Not thread-safe.
 */
final class ListCounters {

  private static final String BULLET = "-";

  /** Where the number of a level goes. */
  private static final Pattern PLACE = Pattern.compile("%[1-9]");

  private static final class Counts {
    final int[] current = new int[ListLevel.LEVELS];
    final boolean[] isRunning = new boolean[ListLevel.LEVELS];
  }

  private record Started(String list, int level) {}

  private final Map<String, Counts> counts = new HashMap<>();
  private final Set<Started> started = new HashSet<>();

  /** Counts one more paragraph and gives what stands before it; empty when nothing does. */
  String next(NumberedList list, int number) {
    var level = list.levels().get(number);
    if (level == null) {
      return "";
    }
    var shared = counts.computeIfAbsent(list.definition(), d -> new Counts());
    advance(shared, list, number);
    if (level.isHidden()) {
      return "";
    }
    return level.isBullet() ? BULLET : label(shared, list, level, number).strip();
  }

  private void advance(Counts counts, NumberedList list, int number) {
    for (int above = 0; above < number; above++) {
      if (!counts.isRunning[above]) {
        // A level that was left out counts as if one paragraph had stood on it.
        start(counts, list, above);
      }
    }
    boolean startsAnew =
        list.starts().containsKey(number) && started.add(new Started(list.id(), number));
    if (startsAnew || !counts.isRunning[number]) {
      start(counts, list, number);
    } else {
      counts.current[number]++;
    }
    for (int below = number + 1; below < ListLevel.LEVELS; below++) {
      var level = list.levels().get(below);
      counts.isRunning[below] &= level != null && !level.restartsAfter(number);
    }
  }

  private static void start(Counts counts, NumberedList list, int number) {
    var level = list.levels().get(number);
    counts.current[number] = list.starts().getOrDefault(number, level == null ? 1 : level.start());
    counts.isRunning[number] = true;
  }

  private static String label(Counts counts, NumberedList list, ListLevel own, int number) {
    return PLACE
        .matcher(own.text())
        .replaceAll(
            place -> {
              int shown = place.group().charAt(1) - '1';
              var level = list.levels().get(shown);
              if (level == null || level.isBullet() || shown > number) {
                return "";
              }
              boolean inDigits = shown < number && own.isLegal();
              var format = inDigits ? NumberFormat.DIGITS : level.format();
              var written = NumberFormat.write(counts.current[shown], format, level.example());
              return Matcher.quoteReplacement(written);
            });
  }
}
