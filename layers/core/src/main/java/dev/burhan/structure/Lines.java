package dev.burhan.structure;

import dev.burhan.language.Normaliser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows the lines of a text and how each goes with those around it: whether it carries on a
 * sentence, stands alone, or is a page number between two halves of one.
 */
final class Lines {

  /** A line shorter than this was not broken to fit a page. */
  private static final int WRAPPED_MIN = 45;

  /** How much of a line's end tells whether its sentence goes on. */
  private static final int TAIL = 24;

  /** How many page numbers and headers may interrupt a sentence. */
  private static final int ASIDES_MAX = 4;

  private static final int ASIDE_MAX = 100;

  /** How many lines are kept as they were read: each is asked for by its neighbours. */
  private static final int LATELY = 32;

  /** What was read of a line. */
  private record Read(int line, LineHead head, Optional<Label> label, boolean isAside) {}

  // "- 4 -", "Page 3 of 22", "iv", "3 │ Page"
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)[-–—\\[(]?\\s?\\p{Nd}{1,4}\\s?[-–—\\])]?|-?\\s?[ivxlc]{1,6}\\s?-?"
              + "|(?:page|صفحة|الصفحة|p\\.)\\s?\\p{Nd}{1,4}(?:\\s?(?:of|/|من)\\s?\\p{Nd}{1,4})?"
              + "|\\p{Nd}{1,4}\\s?[│|]\\s?page");
  private static final int PAGE_NUMBER_MAX = 20;

  private static final String STOPS = ".:!?؟…";
  private static final String CLOSING = "\"”’')»]*_";
  private static final List<String> LAST_BUT_ONE =
      List.of("; and", "; or", ", and", ", or", "؛ و", "؛ او");

  private final String text;
  private final List<TextLine> lines;
  private final RunningLines running;
  private final @Nullable Read[] lately = new @Nullable Read[LATELY];

  private Lines(String text, List<TextLine> lines) {
    this.text = text;
    this.lines = lines;
    this.running = RunningLines.of(text, lines);
  }

  static Lines of(String text, List<HeadingMark> marks) {
    return new Lines(text, TextLines.of(text, marks));
  }

  String text() {
    return text;
  }

  int count() {
    return lines.size();
  }

  TextLine at(int i) {
    return lines.get(i);
  }

  String words(int i) {
    return lines.get(i).of(text);
  }

  /** The folded beginning of a line. */
  LineHead head(int i) {
    return read(i).head();
  }

  Optional<Label> label(int i) {
    return read(i).label();
  }

  /** A page number, or a line that runs through the document and is no label. */
  boolean isAside(int i) {
    return read(i).isAside();
  }

  private Read read(int i) {
    var known = lately[i % LATELY];
    if (known != null && known.line() == i) {
      return known;
    }
    var line = lines.get(i);
    var head = LineHead.of(text, line.start(), line.end());
    var label = LabelReader.read(head.text());
    var read = new Read(i, head, label, isAside(line, label));
    lately[i % LATELY] = read;
    return read;
  }

  private boolean isAside(TextLine line, Optional<Label> label) {
    if (line.depth() > 0 || line.length() > ASIDE_MAX) {
      return false;
    }
    var words = line.of(text);
    boolean isPageNumber = line.length() <= PAGE_NUMBER_MAX && PAGE_NUMBER.matcher(words).matches();
    return isPageNumber || (label.isEmpty() && running.contain(words));
  }

  /** The line before, page numbers and headers left out; -1 for none. */
  private int before(int i) {
    int before = i - 1;
    while (before >= 0 && i - before <= ASIDES_MAX && isAside(before)) {
      before--;
    }
    return before;
  }

  /** The line goes on with the sentence of the line above, which was too long for its page. */
  boolean continues(int i) {
    return !lines.get(i).afterBlank() && isAfterHalfSentence(i);
  }

  private boolean isAfterHalfSentence(int i) {
    int before = before(i);
    return before >= 0 && isLong(before) && !endsSentence(before);
  }

  private boolean isLong(int i) {
    return lines.get(i).length() >= WRAPPED_MIN;
  }

  /** The line goes on with a sentence that a blank line or the end of a page interrupts. */
  boolean goesOn(int i) {
    int before = before(i);
    if (before < 0 || endsIn(before, STOPS)) {
      return false;
    }
    return Character.isLowerCase(text.codePointAt(lines.get(i).start()))
        || (isAfterHalfSentence(i) && tail(before).isEmpty());
  }

  /** Capitals after half a sentence are the rest of it. */
  boolean isRestInCapitals(int i) {
    return isAfterHalfSentence(i) && Letters.areCapitals(words(i));
  }

  /** The label stands where a sentence names a clause: after "in accordance with Section". */
  boolean isReference(int i, Label label) {
    int before = before(i);
    if (before < 0) {
      return false;
    }
    var tail = tail(before);
    if (lines.get(before).length() > WRAPPED_MIN / 2 && Phrases.endsReferring(tail)) {
      return true;
    }
    boolean mayGoOn = !lines.get(i).afterBlank() || !label.isOfList();
    return mayGoOn && isAfterHalfSentence(i) && Phrases.endsJoining(tail);
  }

  /** Items of a list end in a semicolon, the last but one in a word that joins the last. */
  private boolean endsSentence(int i) {
    var tail = tail(i);
    return endsIn(i, STOPS) || endsIn(i, ";؛") || LAST_BUT_ONE.stream().anyMatch(tail::endsWith);
  }

  private boolean endsIn(int i, String marks) {
    int last = lines.get(i).end() - 1;
    while (last > lines.get(i).start() && CLOSING.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return marks.indexOf(text.charAt(last)) >= 0;
  }

  /** Tells whether the text up to a place introduces what follows. */
  static boolean endsInColon(String text, int end) {
    return ":—：".indexOf(text.charAt(end - 1)) >= 0 || (end > 1 && text.startsWith(":-", end - 2));
  }

  private String tail(int i) {
    var line = lines.get(i);
    int from = Math.max(line.start(), line.end() - TAIL);
    return Normaliser.normalise(text.substring(from, line.end())).strip();
  }

  /** Nothing of the same paragraph comes after the line. */
  boolean standsAlone(int i) {
    return i + 1 == lines.size()
        || lines.get(i + 1).afterBlank()
        || lines.get(i + 1).depth() > 0
        || label(i + 1).filter(label -> !isAmount(i + 1, label)).isPresent();
  }

  /** The label counts something, as in "1.5 million". */
  boolean isAmount(int i, Label label) {
    return Phrases.isAmount(head(i).text().substring(label.end()));
  }

  /** The line below goes on in small letters, as no text below a heading does. */
  boolean isCarriedOnInSmall(int i) {
    return i + 1 < lines.size()
        && !lines.get(i + 1).afterBlank()
        && Character.isLowerCase(text.codePointAt(lines.get(i + 1).start()))
        && label(i + 1).isEmpty();
  }

  /** Lines in capitals around this one, as far as that matters; many of them are a paragraph. */
  int linesInCapitals(int i, int max) {
    int first = i;
    while (first > 0
        && i - first <= max
        && !lines.get(first).afterBlank()
        && isInCapitals(first - 1)) {
      first--;
    }
    int last = i;
    while (last - first <= max && isInCapitals(last + 1) && !lines.get(last + 1).afterBlank()) {
      last++;
    }
    return last - first + 1;
  }

  boolean isInCapitals(int i) {
    return i < lines.size()
        && lines.get(i).length() <= StructureLine.TITLE_MAX
        && label(i).isEmpty()
        && Letters.areCapitals(words(i));
  }
}
