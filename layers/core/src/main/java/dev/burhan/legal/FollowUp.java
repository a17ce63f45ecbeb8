package dev.burhan.legal;

import dev.burhan.language.Words;
import java.util.List;
import java.util.Set;

/**
 * Makes a question that leans on the one before stand alone, by rule: a question that opens with a
 * connective, or is short and refers back with a pronoun, is searched together with the question
 * before it.
 */
final class FollowUp {

  private static final int SHORT_WORDS_MAX = 12;

  // Both lists are in normalised spelling.
  private static final Set<String> OPENERS =
      Set.of(
          "and",
          "but",
          "or",
          "then",
          "also",
          "so",
          "what about",
          "how about",
          "what if",
          "ماذا عن",
          "وماذا",
          "وهل",
          "وكم",
          "وما",
          "ومتي",
          "وكيف",
          "ومن",
          "ولو",
          "وان",
          "واذا",
          "لكن",
          "ولكن",
          "وفي");
  private static final Set<String> POINTERS =
      Set.of(
          "it", "its", "that", "this", "those", "these", "they", "them", "their", "he", "she",
          "him", "her", "his", "one", "there", "then", "same", "ذلك", "هذا", "هذه", "تلك", "هو",
          "هي", "هم", "فيه", "فيها", "عنه", "عنها", "منه", "منها", "له", "لها", "به", "بها", "نفسه",
          "نفسها");

  private FollowUp() {}

  /** The text to search with: the question alone, or the one before and the question. */
  static String standAlone(Question question) {
    return leansOnHistory(question)
        ? question.history().getLast() + " " + question.text()
        : question.text();
  }

  static boolean leansOnHistory(Question question) {
    return !question.history().isEmpty() && leansOnHistory(question.text());
  }

  private static boolean leansOnHistory(String text) {
    var words = Words.of(text).stream().map(Words.Word::normal).toList();
    if (words.isEmpty()) {
      return true;
    }
    return opens(words)
        || (words.size() <= SHORT_WORDS_MAX && words.stream().anyMatch(POINTERS::contains));
  }

  private static boolean opens(List<String> words) {
    var firstTwo = words.size() > 1 ? words.get(0) + " " + words.get(1) : words.getFirst();
    return OPENERS.contains(words.getFirst()) || OPENERS.contains(firstTwo);
  }
}
