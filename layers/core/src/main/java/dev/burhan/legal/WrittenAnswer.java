package dev.burhan.legal;

import dev.burhan.language.TokenSink;
import dev.burhan.legal.Answer.Removed;
import dev.burhan.legal.MarkerReader.Part;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Takes a model's text as it comes and lets through what was checked: text without links, and
 * citations that were proven. Not thread-safe.
 */
final class WrittenAnswer implements TokenSink {

  /** What a model writes where the sources do not answer. */
  static final String NO_ANSWER = "NO_ANSWER";

  private static final Pattern LEADING = Pattern.compile("^[\\s\\p{Cf}]+");

  private final MarkerReader reader = new MarkerReader();
  private final ProveCitations citations;
  private final AnswerSink sink;
  private final InertText inert = new InertText();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder space = new StringBuilder();
  private final StringBuilder opening = new StringBuilder();

  private int claimStart;
  private int rejected;
  private int markup;
  private boolean isUnanswered;
  private boolean hasBegun;
  private boolean isWanted = true;

  /** Whether something was taken out since the last character that was shown. */
  private boolean hasGap;

  WrittenAnswer(ProveCitations citations, AnswerSink sink) {
    this.citations = citations;
    this.sink = sink;
  }

  @Override
  public boolean accept(String piece) {
    if (!hasBegun) {
      opening.append(piece);
      var begun = LEADING.matcher(opening).replaceFirst("");
      if (begun.startsWith(NO_ANSWER)) {
        isUnanswered = true;
        return false;
      }
      if (NO_ANSWER.startsWith(begun)) {
        return true;
      }
      hasBegun = true;
      return take(reader.read(begun));
    }
    return take(reader.read(piece));
  }

  /** Lets through what was held back; the model has written all it will. */
  void end() {
    if (!hasBegun && !isUnanswered && !opening.toString().isBlank()) {
      hasBegun = true;
      take(reader.read(LEADING.matcher(opening).replaceFirst("")));
    }
    take(reader.end());
    put(inert.end());
  }

  private boolean take(List<Part> parts) {
    for (var part : parts) {
      switch (part) {
        case Part.Text(var shown) -> show(shown);
        case Part.Marker marker -> cite(marker);
        case Part.Removed() -> {
          markup++;
          hasGap = true;
        }
      }
    }
    return isWanted;
  }

  private void cite(Part.Marker marker) {
    var claim = text.substring(claimStart);
    var citation = citations.prove(marker, claim);
    if (citation.isEmpty()) {
      rejected++;
      hasGap = true;
      return;
    }
    put(inert.end());
    var number = "[" + citation.get().number() + "]";
    put(marker.before() + number);
    inert.shownBeside(number);
    want(s -> s.citation(citation.get()));
  }

  private void show(String shown) {
    var gap = hasGap && needsSpace(shown.charAt(0)) ? " " : "";
    hasGap = false;
    put(inert.of(gap + shown));
  }

  /** What stood on either side of what was taken out must not become one word. */
  private static boolean needsSpace(char next) {
    return !Character.isWhitespace(next) && ".,;:!?؟،؛)]}»”".indexOf(next) < 0;
  }

  /** Lets text through, without white space at either end of the whole. */
  private void put(String piece) {
    space.append(piece);
    int end = space.length();
    while (end > 0 && Character.isWhitespace(space.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (text.isEmpty() && start < end && Character.isWhitespace(space.charAt(start))) {
      start++;
    }
    if (start == end) {
      return;
    }
    var shown = space.substring(start, end);
    space.delete(0, end);
    text.append(shown);
    moveClaim();
    want(s -> s.text(shown));
  }

  /** A claim begins after the last sentence that has ended, its own citations set aside. */
  private void moveClaim() {
    int end = text.length();
    for (int at = claimStart; at < end - 1; at++) {
      char mark = text.charAt(at);
      if ((mark == '.' || mark == '!' || mark == '?' || mark == '؟' || mark == '\n')
          && Character.isWhitespace(text.charAt(at + 1))
          && !text.substring(at + 1).isBlank()) {
        claimStart = at + 1;
      }
    }
  }

  private void want(Predicate<AnswerSink> taken) {
    isWanted &= taken.test(sink);
  }

  String text() {
    return text.toString();
  }

  /** Whether anything was let through. */
  boolean isShown() {
    return !text.isEmpty();
  }

  boolean isUnanswered() {
    return isUnanswered;
  }

  Removed removed() {
    return new Removed(rejected, markup);
  }
}
