package dev.burhan.legal;

import dev.burhan.language.Language;
import java.util.List;

/**
 * Holds what a person asks, with the questions asked before in the same conversation, oldest first.
 */
public record Question(String text, List<String> history) {

  public static final int TEXT_MAX = 2_000;
  public static final int HISTORY_MAX = 20;

  public Question {
    history = List.copyOf(history);
    if (text.isBlank() || text.length() > TEXT_MAX) {
      throw new IllegalArgumentException("question must be 1 to " + TEXT_MAX + " characters");
    }
    if (history.stream().anyMatch(asked -> asked.length() > TEXT_MAX)) {
      throw new IllegalArgumentException(
          "a question of the history must be at most " + TEXT_MAX + " characters");
    }
    if (history.size() > HISTORY_MAX) {
      throw new IllegalArgumentException("history must hold at most " + HISTORY_MAX + " questions");
    }
  }

  public Language language() {
    return Language.of(text);
  }
}
