package dev.burhan.streaming;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes the little JSON there is, so that no library has to be loaded before the first byte. */
final class JsonText {

  private JsonText() {}

  static String object(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> quote(entry.getKey()) + ":" + quote(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String quote(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> append(json, letter);
      }
    }
    return json.append('"').toString();
  }

  /** Surrogates stay as they are: two of them are one character of UTF-8. */
  private static void append(StringBuilder json, char letter) {
    if (letter < ' ') {
      json.append("\\u%04x".formatted((int) letter));
    } else {
      json.append(letter);
    }
  }
}
