package dev.burhan.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts text into sentences, English and Arabic alike: at full stops, question and exclamation marks
 * before white space, and at line ends, which part list items. A stop after an abbreviation, or
 * after the number or letter a clause begins with, does not end a sentence.
 */
public final class Sentences {

  // Possessive and only at the first mark of a run, so that a page of dots takes linear time.
  private static final Pattern END =
      Pattern.compile(
          "(?<![.!?؟])[.!?؟]++[\"'”»)\\]]*+(?=\\s)|\\R", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "no", "nos", "art", "arts", "cl", "sec", "para", "e.g", "i.e", "etc", "ltd", "inc", "co",
          "corp", "mr", "mrs", "ms", "dr", "prof", "st", "vs", "v", "p", "pp", "cf", "approx",
          "fig");

  private Sentences() {}

  /** A stretch of the text in UTF-16 units, white space at both ends left out. */
  public record Sentence(int start, int end) {

    public String of(String text) {
      return text.substring(start, end);
    }
  }

  /** Sentences in the order of the text; none for blank text. */
  public static List<Sentence> of(String text) {
    var sentences = new ArrayList<Sentence>();
    var end = END.matcher(text);
    int start = skipSpace(text, 0);
    while (end.find()) {
      if (end.end() > start && !isAbbreviation(text, start, end.start())) {
        add(sentences, text, start, end.end());
        start = skipSpace(text, end.end());
      }
    }
    add(sentences, text, start, text.length());
    return sentences;
  }

  private static int skipSpace(String text, int from) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static void add(List<Sentence> sentences, String text, int start, int to) {
    int end = to;
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      sentences.add(new Sentence(start, end));
    }
  }

  private static boolean isAbbreviation(String text, int sentenceStart, int stop) {
    if (stop >= text.length() || text.charAt(stop) != '.') {
      return false;
    }
    int start = stop;
    while (start > sentenceStart && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    var word = text.substring(start, stop).toLowerCase(java.util.Locale.ROOT);
    boolean isNumberOfClause = start == sentenceStart && word.matches("\\(?[\\p{N}.]+|\\p{L}");
    return isNumberOfClause || ABBREVIATIONS.contains(word.replace("(", ""));
  }
}
