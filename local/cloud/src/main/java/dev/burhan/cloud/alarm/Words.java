package dev.burhan.cloud.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into words, and hands them out one by one; an empty one stands for the end. */
final class Words {

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int next;

  /**
   * @param word a pattern of one word; blanks stand between them
   * @throws IllegalArgumentException when there is anything else
   */
  Words(String text, String word) {
    this.text = text;
    var matcher = Pattern.compile("\\s*(" + word + ")\\s*").matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw wrong("'" + text.substring(end) + "' is not understood");
      }
      words.add(matcher.group(1));
      end = matcher.end();
    }
  }

  String peek() {
    return next < words.size() ? words.get(next) : "";
  }

  String next() {
    var word = peek();
    next++;
    return word;
  }

  void expect(String word) {
    if (!next().equals(word)) {
      throw wrong(word + " is missing");
    }
  }

  void end() {
    if (!peek().isEmpty()) {
      throw wrong("'" + peek() + "' is not understood");
    }
  }

  IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException("in '" + text + "': " + problem);
  }
}
