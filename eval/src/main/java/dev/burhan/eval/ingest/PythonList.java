package dev.burhan.eval.ingest;

import java.util.ArrayList;
import java.util.List;

/** Reads a list of strings as Python writes it: {@code ['a', "it's", 'b\'c']}. */
final class PythonList {

  private final String text;
  private int at;

  private PythonList(String text) {
    this.text = text;
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException when it is none, or holds anything but strings
   */
  static List<String> parse(String text) {
    return new PythonList(text.strip()).list();
  }

  private List<String> list() {
    expect('[');
    var strings = new ArrayList<String>();
    for (skipSpace(); peek() != ']'; skipSpace()) {
      strings.add(string());
      skipSpace();
      if (peek() != ']') {
        expect(',');
      }
    }
    expect(']');
    if (at != text.length()) {
      throw bad();
    }
    return strings;
  }

  private String string() {
    char quote = peek();
    if (quote != '\'' && quote != '"') {
      throw bad();
    }
    at++;
    var string = new StringBuilder();
    while (peek() != quote) {
      string.append(peek() == '\\' ? escaped() : String.valueOf(peek()));
      at++;
    }
    at++;
    return string.toString();
  }

  /** Leaves the position on the last character of the escape. */
  private String escaped() {
    at++;
    char letter = peek();
    return switch (letter) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'x' -> coded(2);
      case 'u' -> coded(4);
      default -> String.valueOf(letter);
    };
  }

  private String coded(int digits) {
    if (at + digits >= text.length()) {
      throw bad();
    }
    var hex = text.substring(at + 1, at + 1 + digits);
    at += digits;
    return Character.toString(Integer.parseInt(hex, 16));
  }

  private void skipSpace() {
    while (Character.isWhitespace(peek())) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw bad();
    }
    return text.charAt(at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw bad();
    }
    at++;
  }

  private IllegalArgumentException bad() {
    return new IllegalArgumentException("no list of strings at character " + at + ": " + text);
  }
}
