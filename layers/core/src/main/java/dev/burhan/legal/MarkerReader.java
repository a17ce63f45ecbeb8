package dev.burhan.legal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts a model's text, as it comes, into what may be shown and the citation markers in it, and
 * takes out what must never be shown: links, images and HTML, through which a poisoned document
 * could make a reader's browser tell somebody something.
 *
 * <p>What may yet become a marker or a link is held back until it is clear. White space before a
 * marker belongs to the marker. Not thread-safe: one answer, one reader.
 */
final class MarkerReader {

  /** A marker that has not ended by then is text. */
  static final int MARKER_MAX = 1_000;

  /** A part of an answer. */
  sealed interface Part {

    /** Text that may be shown. */
    record Text(String text) implements Part {}

    /**
     * A citation.
     *
     * @param before white space in front of it
     * @param source number of the source as the model has it
     * @param quote the words said to stand there; empty where the model named none
     */
    record Marker(String before, int source, String quote) implements Part {}

    /** Something that was taken out. */
    record Removed() implements Part {}
  }

  private static final String OPENING = "[\"“”«„]";
  private static final String CLOSING = "[\"“”»]";

  /** {@code [2]}, {@code [2 "words"]}, {@code [S2: "words"]}; the quote may hold brackets. */
  private static final Pattern MARKER =
      Pattern.compile(
          "(?U)\\[\\s*+[Ss]?(\\d{1,6})\\s*+[:,]?\\s*+(?:"
              + OPENING
              + "([^\"“”»]{0,900})"
              + CLOSING
              + "\\s*+)?]");

  /** {@code [1, 2]}. */
  private static final Pattern NUMBERS =
      Pattern.compile("(?U)\\[\\s*+(\\d{1,6}(?:\\s*+[,;]\\s*+\\d{1,6})++)\\s*+]");

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,300})]\\([^)]{0,2000}\\)");
  private static final Pattern TAG = Pattern.compile("<[A-Za-z/!][^<>]{0,2000}>");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?:|ftp:|data:|javascript:|file:|www\\.)\\S*+");

  private static final List<String> SCHEMES =
      List.of("https:", "http:", "ftp:", "data:", "javascript:", "file:", "www.");

  private final StringBuilder pending = new StringBuilder();
  private boolean isInAddress;

  /** Takes the next piece and gives the parts that are clear by now. */
  List<Part> read(String piece) {
    pending.append(piece);
    return parts(false);
  }

  /** Gives what was held back: the text is over. */
  List<Part> end() {
    return parts(true);
  }

  private List<Part> parts(boolean isOver) {
    var parts = new ArrayList<Part>();
    var text = new StringBuilder();
    int at = 0;
    while (at < pending.length()) {
      if (isInAddress) {
        at = skipAddress(at);
        continue;
      }
      int next = special(at);
      text.append(pending, at, next);
      at = next;
      if (at == pending.length()) {
        break;
      }
      int read = readSpecial(at, isOver, text, parts);
      if (read == 0) {
        break;
      }
      at += read;
    }
    pending.delete(0, at);
    holdSpaceBack(text, isOver);
    flush(text, parts);
    return parts;
  }

  /** Where something that needs a look begins. */
  private int special(int from) {
    for (int at = from; at < pending.length(); at++) {
      char character = pending.charAt(at);
      if (character == '[' || character == '<' || character == '!' || mayBeAddress(at)) {
        return at;
      }
    }
    return pending.length();
  }

  private boolean mayBeAddress(int at) {
    if (at > 0 && Character.isLetterOrDigit(pending.charAt(at - 1))) {
      return false;
    }
    var rest =
        pending
            .substring(at, Math.min(pending.length(), at + "javascript:".length()))
            .toLowerCase(Locale.ROOT);
    return SCHEMES.stream()
        .anyMatch(
            scheme ->
                rest.startsWith(scheme)
                    || (at + rest.length() == pending.length() && scheme.startsWith(rest)));
  }

  /** Reads what begins at {@code at}; gives how many characters, 0 where more must come first. */
  private int readSpecial(int at, boolean isOver, StringBuilder text, List<Part> parts) {
    boolean mayGrow = !isOver && pending.length() - at < MARKER_MAX;
    var marker = lookingAt(MARKER, at);
    var numbers = lookingAt(NUMBERS, at);
    if (marker.matched()) {
      add(marker.matcher(), text, parts);
      return marker.length();
    }
    if (numbers.matched()) {
      addAll(numbers.matcher().group(1), text, parts);
      return numbers.length();
    }
    for (var pattern : List.of(LINK, TAG)) {
      var found = lookingAt(pattern, at);
      if (found.matched()) {
        if (pattern == LINK && pending.charAt(at) == '[') {
          text.append(found.matcher().group(1));
        }
        remove(text, parts);
        return found.length();
      }
      if (found.mayMatch() && mayGrow) {
        return 0;
      }
    }
    var address = lookingAt(ADDRESS, at);
    if (address.matched()) {
      remove(text, parts);
      isInAddress = at + address.length() == pending.length();
      return address.length();
    }
    if (mayGrow && (marker.mayMatch() || numbers.mayMatch() || address.mayMatch())) {
      return 0;
    }
    text.append(pending.charAt(at));
    return 1;
  }

  /**
   * Says whether a pattern matches what comes next.
   *
   * @param mayMatch whether it may once more has come
   */
  private record Look(Matcher matcher, boolean matched, boolean mayMatch) {
    int length() {
      return matcher.end() - matcher.start();
    }
  }

  private Look lookingAt(Pattern pattern, int at) {
    var matcher = pattern.matcher(pending).region(at, pending.length());
    boolean matched = matcher.lookingAt();
    return new Look(matcher, matched, matcher.hitEnd());
  }

  private int skipAddress(int from) {
    int at = from;
    while (at < pending.length() && !Character.isWhitespace(pending.charAt(at))) {
      at++;
    }
    isInAddress = at == pending.length();
    return at;
  }

  private static void add(Matcher marker, StringBuilder text, List<Part> parts) {
    var quote = marker.group(2);
    parts.addAll(shown(text));
    var before = text.toString();
    text.setLength(0);
    parts.add(
        new Part.Marker(before, Integer.parseInt(marker.group(1)), quote == null ? "" : quote));
  }

  private static void addAll(String numbers, StringBuilder text, List<Part> parts) {
    parts.addAll(shown(text));
    var before = text.toString();
    text.setLength(0);
    for (var number : numbers.split("\\s*[,;]\\s*", -1)) {
      parts.add(new Part.Marker(before, Integer.parseInt(number), ""));
      before = "";
    }
  }

  private static void remove(StringBuilder text, List<Part> parts) {
    flush(text, parts);
    parts.add(new Part.Removed());
  }

  /** Takes all but the white space at the end out of {@code text}. */
  private static List<Part> shown(StringBuilder text) {
    int end = trimmed(text);
    if (end == 0) {
      return List.of();
    }
    var shown = new Part.Text(text.substring(0, end));
    text.delete(0, end);
    return List.of(shown);
  }

  private static void flush(StringBuilder text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part.Text(text.toString()));
      text.setLength(0);
    }
  }

  /** White space at the end may belong to a marker that comes next. */
  private void holdSpaceBack(StringBuilder text, boolean isOver) {
    if (!isOver && !isInAddress) {
      int end = trimmed(text);
      pending.insert(0, text.substring(end));
      text.setLength(end);
    }
  }

  private static int trimmed(StringBuilder text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
