package dev.burhan.parsers.word;

import java.util.Map;

/**
 * Is a list as paragraphs name it.
 *
 * @param id of the list
 * @param definition that it shares with other lists, and with it the count
 * @param levels by number, from 0
 * @param starts numbers with which levels start anew when this list first comes to them
 */
record NumberedList(
    String id, String definition, Map<Integer, ListLevel> levels, Map<Integer, Integer> starts) {

  NumberedList {
    levels = Map.copyOf(levels);
    starts = Map.copyOf(starts);
  }

  /** The level whose paragraphs have a style, else the one given. */
  int levelOf(String style, int otherwise) {
    return levels.entrySet().stream()
        .filter(level -> !style.isEmpty() && level.getValue().style().equals(style))
        .map(Map.Entry::getKey)
        .min(Integer::compare)
        .orElse(otherwise);
  }
}
