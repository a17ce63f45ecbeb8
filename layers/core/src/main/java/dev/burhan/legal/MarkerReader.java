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

  private static final int WAIT = -1;
  private static final int DIGITS_MAX = 6;

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
  private static final String DIGIT = "[0-9٠-٩۰-۹]";
  private static final String BEGINNING = "(?U)\\[\\s*+[Ss]?(" + DIGIT + "++)\\s*+";

  /** {@code [2]}, {@code [2 "words"]}, {@code [S2: "words"]}; the quote ends at the bracket. */
  private static final Pattern MARKER =
      Pattern.compile(
          BEGINNING
              + "(?:[:,]?\\s*+"
              + OPENING
              + "((?:(?!"
              + CLOSING
              + "\\s*+])[^\n]){0,900})"
              + CLOSING
              + "\\s*+)?]");

  /** {@code [1, 2]}. */
  private static final Pattern NUMBERS =
      Pattern.compile("(?U)\\[\\s*+(" + DIGIT + "++(?:\\s*+[,;]\\s*+" + DIGIT + "++)++)\\s*+]");

  private static final Pattern SEPARATOR = Pattern.compile("(?U)\\s*[,;]\\s*");

  /** What a marker begins with, and nothing but a year in brackets does besides. */
  private static final Pattern MARKER_BEGINNING = Pattern.compile(BEGINNING);

  /** As in the names of cases: {@code [2019] UKSC 5}. */
  private static final Pattern YEAR = Pattern.compile("\\[(?:1[5-9]|2[0-9])[0-9]{2}]");

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,300})]\\([^)]{0,900}\\)");

  /** HTML, and what a model is to say to us alone. */
  private static final Pattern TAG =
      Pattern.compile("<[A-Za-z/!][^<>]{0,900}>|" + WrittenAnswer.NO_ANSWER);

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:https?://|ftp://|file://|www\\.|mailto:(?=\\S)|javascript:(?=\\S)|data:(?=[a-z]++/))\\S*+");

  private static final List<String> SCHEMES = List.of("https://", "http://", "ftp://", "file://");
  private static final List<String> OTHER_SCHEMES =
      List.of("www.", "mailto:", "javascript:", "data:");

  /** White space that is held back at most: more of it says no more. */
  private static final int SPACE_MAX = 8;

  private final StringBuilder pending = new StringBuilder();
  private final StringBuilder space = new StringBuilder();
  private boolean isInAddress;
  private char last = ' ';

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
    var text = new StringBuilder(space);
    space.setLength(0);
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
      if (read == WAIT) {
        break;
      }
      at += read;
    }
    if (at > 0) {
      last = pending.charAt(at - 1);
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
      if ("[<!N".indexOf(character) >= 0 || mayBeAddress(at)) {
        return at;
      }
    }
    return pending.length();
  }

  private boolean mayBeAddress(int at) {
    char before = at > 0 ? pending.charAt(at - 1) : last;
    var rest =
        pending
            .substring(at, Math.min(pending.length(), at + "javascript:".length()))
            .toLowerCase(Locale.ROOT);
    return mayBegin(SCHEMES, at, rest)
        || (!Character.isLetterOrDigit(before) && mayBegin(OTHER_SCHEMES, at, rest));
  }

  private boolean mayBegin(List<String> schemes, int at, String rest) {
    return schemes.stream()
        .anyMatch(
            scheme ->
                rest.startsWith(scheme)
                    || (at + rest.length() == pending.length() && scheme.startsWith(rest)));
  }

  /**
   * Reads what begins at {@code at}.
   *
   * @return how many characters are done with, or {@link #WAIT} where more must come first
   */
  private int readSpecial(int at, boolean isOver, StringBuilder text, List<Part> parts) {
    if (pending.charAt(at) == '[' && lookingAt(YEAR, at).matched()) {
      text.append('[');
      return 1;
    }
    var marker = lookingAt(MARKER, at);
    if (marker.matched()) {
      addAll(List.of(marker.matcher().group(1)), quote(marker.matcher()), text, parts);
      return marker.length();
    }
    var numbers = lookingAt(NUMBERS, at);
    if (numbers.matched()) {
      addAll(List.of(SEPARATOR.split(numbers.matcher().group(1), -1)), "", text, parts);
      return numbers.length();
    }
    boolean mayGrow = !isOver && pending.length() - at < MARKER_MAX;
    var link = lookingAt(LINK, at);
    if (link.matched()) {
      return removeLink(at, link, text, parts);
    }
    var tag = lookingAt(TAG, at);
    var address = lookingAt(ADDRESS, at);
    if (tag.matched() || address.matched()) {
      remove(text, parts);
      int length = tag.matched() ? tag.length() : address.length();
      isInAddress = !tag.matched() && at + length == pending.length();
      return length;
    }
    boolean mayMatch =
        marker.mayMatch()
            || numbers.mayMatch()
            || link.mayMatch()
            || tag.mayMatch()
            || address.mayMatch();
    if (mayGrow && mayMatch) {
      return WAIT;
    }
    if (isOver && marker.mayMatch() && lookingAt(MARKER_BEGINNING, at).matched()) {
      // The model was cut in the midst of it.
      addAll(List.of("0"), "", text, parts);
      return pending.length() - at;
    }
    text.append(pending.charAt(at));
    return 1;
  }

  /** The label of a link is read again: it may hold what must not be shown either. */
  private int removeLink(int at, Look link, StringBuilder text, List<Part> parts) {
    remove(text, parts);
    if (pending.charAt(at) == '!') {
      return link.length();
    }
    var label = link.matcher().group(1);
    pending.replace(at, at + link.length(), label);
    return 0;
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

  private static String quote(Matcher marker) {
    var quote = marker.group(2);
    return quote == null ? "" : quote;
  }

  private static void addAll(
      List<String> numbers, String quote, StringBuilder text, List<Part> parts) {
    parts.addAll(shown(text));
    var before = text.toString();
    text.setLength(0);
    for (var number : numbers) {
      // No source has a number that long.
      int source = number.length() > DIGITS_MAX ? 0 : Integer.parseInt(number);
      parts.add(new Part.Marker(before, source, quote));
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
    if (!isOver) {
      int end = trimmed(text);
      space.append(text, end, Math.min(text.length(), end + SPACE_MAX));
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
