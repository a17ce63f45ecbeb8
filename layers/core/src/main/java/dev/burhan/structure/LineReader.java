package dev.burhan.structure;

import dev.burhan.structure.Label.Kind;
import dev.burhan.structure.StructureLine.Clause;
import dev.burhan.structure.StructureLine.Heading;
import dev.burhan.structure.StructureLine.Plain;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what each line of a text is from its words and from the lines around it: a label after half
 * a sentence refers to a clause and does not begin one.
 */
final class LineReader {

  /** A line that may be a heading or a caption by itself. */
  private static final int SHORT_MAX = 100;

  /** Behind a division without a mark, fewer words are a title. */
  private static final int UNMARKED_MAX = 60;

  /** A longer heading is cut here before it is found to be too long. */
  private static final int HEADING_MAX = 400;

  /** A heading in capitals has at most so many lines. */
  private static final int CAPITAL_LINES_MAX = 3;

  private static final Pattern MARKDOWN = Pattern.compile("(#{1,6})\\s{1,9}\\S");
  private static final Pattern BOLD = Pattern.compile("(\\*\\*|__)[^*_]{2,100}\\1:?");

  private final Lines lines;
  private int bareDivision = -2;

  LineReader(Lines lines) {
    this.lines = lines;
  }

  /** Reads a line; call it for each in turn. */
  StructureLine read(int i) {
    var line = lines.at(i);
    if (line.depth() > 0) {
      return styled(i, line.depth());
    }
    if (TableRow.is(lines.text(), line.start(), line.end())) {
      return new StructureLine.Row();
    }
    var markdown = MARKDOWN.matcher(lines.text()).region(line.start(), line.end());
    if (line.length() < HEADING_MAX && markdown.lookingAt()) {
      return styled(i, markdown.end(1) - line.start());
    }
    if (lines.isAside(i)) {
      return new StructureLine.Aside();
    }
    var label = lines.label(i);
    return label.isPresent() ? labelled(i, label.get()) : unlabelled(i);
  }

  /** A heading by its style; what it is numbered with stands behind the marks of Markdown. */
  private StructureLine styled(int i, int depth) {
    var line = lines.at(i);
    int start = line.start();
    while (start < line.end() && "# ".indexOf(lines.text().charAt(start)) >= 0) {
      start++;
    }
    var folded = LineHead.of(lines.text(), start, line.end()).text();
    return Phrases.isContents(folded)
        ? new StructureLine.Contents()
        : new Heading(LabelReader.read(folded), title(i), depth, false);
  }

  private String title(int i) {
    var line = lines.at(i);
    int end = Math.min(line.end(), line.start() + HEADING_MAX);
    return Captions.cleaned(lines.text().substring(line.start(), end));
  }

  // ---- labelled lines

  private StructureLine labelled(int i, Label label) {
    if (lines.isReference(i, label) || lines.isAmount(i, label)) {
      return new Plain();
    }
    return switch (label.kind()) {
      case DIVISION -> division(i, label);
      case BULLET -> lines.continues(i) ? new Plain() : new Clause(label, Optional.empty(), false);
      case DECIMAL, COUNTER -> numbered(i, label);
    };
  }

  private StructureLine numbered(int i, Label label) {
    var rest = rest(i, label);
    boolean isWrapped = lines.continues(i);
    boolean isDoubtful = isWrapped || lines.at(i).inline() || isDoubtful(label, rest);
    if (!isWrapped && isNumberedHeading(i, label, rest)) {
      boolean isMeant = Letters.areCapitals(rest);
      return new Heading(Optional.of(label), title(i), 0, isDoubtful && !isMeant);
    }
    return label.isBare() ? new Plain() : new Clause(label, caption(i, label), isDoubtful);
  }

  private static boolean isDoubtful(Label label, String rest) {
    boolean isLetter = label.is(Kind.COUNTER) && label.numbers().isEmpty();
    return rest.isEmpty() || (!label.isOfList() && (isLetter || Letters.beginsLower(rest)));
  }

  private boolean isNumberedHeading(int i, Label label, String rest) {
    if (lines.at(i).length() > SHORT_MAX || label.isOfList() || rest.isEmpty()) {
      return false;
    }
    if (Letters.areCapitals(rest)) {
      return !lines.isInCapitals(i + 1) || lines.standsAlone(i);
    }
    boolean isCaption =
        Captions.isCaption(rest) || (Captions.isInSentenceCase(rest) && isAboveText(i, label));
    return !label.isBare() && isCaption && lines.standsAlone(i) && isFollowedByContent(i, label);
  }

  /** Words in small letters are a caption behind a number, above a blank line or its own 4.1. */
  private boolean isAboveText(int i, Label label) {
    return !label.numbers().isEmpty()
        && i + 1 < lines.count()
        && (lines.at(i + 1).afterBlank()
            || lines.label(i + 1).filter(next -> next.isWithin(label)).isPresent());
  }

  /** A list of short items looks like headings with nothing below them. */
  private boolean isFollowedByContent(int i, Label label) {
    return i + 1 < lines.count()
        && lines.label(i + 1).filter(next -> next.followsDirectly(label)).isEmpty();
  }

  private StructureLine division(int i, Label label) {
    var rest = rest(i, label);
    boolean isCarriedOn = rest.length() < 2 && lines.isCarriedOnInSmall(i);
    if (lines.continues(i) || Letters.beginsLower(rest) || isCarriedOn) {
      return new Plain();
    }
    if (isArabicReference(i, label, rest)) {
      return new Plain();
    }
    if (lines.at(i).length() <= StructureLine.TITLE_MAX && isDivisionTitle(label, rest)) {
      bareDivision = rest.isEmpty() ? i : bareDivision;
      return new Heading(Optional.of(label), title(i), 0, false);
    }
    var caption = caption(i, label);
    return label.isMarked() || caption.isPresent()
        ? new Clause(label, caption, lines.at(i).inline())
        : new Plain();
  }

  private boolean isArabicReference(int i, Label label, String rest) {
    return !label.isMarked()
        && Letters.beginsArabic(rest)
        && Phrases.goesOnAsReference(foldedRest(i, label));
  }

  private static boolean isDivisionTitle(Label label, String rest) {
    if (rest.isEmpty() || Letters.areCapitals(rest)) {
      return true;
    }
    boolean isSentence = Captions.endsIn(rest, ".;؛،,") || rest.contains(". ");
    if (Letters.beginsArabic(rest)) {
      return !isSentence && rest.length() <= (label.isMarked() ? SHORT_MAX : UNMARKED_MAX);
    }
    return Captions.isCaption(rest)
        || (label.isMarked() && !isSentence && rest.length() <= SHORT_MAX);
  }

  // ---- unlabelled lines

  private StructureLine unlabelled(int i) {
    var folded = lines.head(i).text();
    boolean isWrapped = lines.continues(i);
    if (!isWrapped && Phrases.beginsSignatures(folded)) {
      return new StructureLine.Signatures();
    }
    if (!isWrapped && Phrases.beginsAgreement(folded)) {
      return new StructureLine.Agreement();
    }
    if (Phrases.isContents(folded)) {
      return new StructureLine.Contents();
    }
    boolean mayBeHeading =
        !isWrapped && lines.at(i).length() <= SHORT_MAX && !lines.isRestInCapitals(i);
    return mayBeHeading && isUnlabelledHeading(i, folded)
        ? new Heading(Optional.empty(), title(i), 0, false)
        : new Plain();
  }

  private boolean isUnlabelledHeading(int i, String folded) {
    var words = lines.words(i);
    if (lines.standsAlone(i) && (Phrases.isHeading(folded) || BOLD.matcher(words).matches())) {
      return true;
    }
    if (Letters.areCapitals(words)) {
      return isInFewCapitals(words)
          && lines.linesInCapitals(i, CAPITAL_LINES_MAX) <= CAPITAL_LINES_MAX;
    }
    boolean isBelowDivision = i - 1 == bareDivision && lines.standsAlone(i);
    return isBelowDivision && Captions.isCaption(words) && !words.endsWith(".");
  }

  /** A sentence in capitals has more words than a heading, and a stop; names have signatures. */
  private static boolean isInFewCapitals(String words) {
    int max = words.endsWith(".") ? 6 : 14;
    return words.split("\\s+", max + 2).length <= max
        && !Captions.endsIn(words, ",;-")
        && !words.contains("/S/")
        && !words.contains("__");
  }

  // ---- what stands behind a label

  private Optional<String> caption(int i, Label label) {
    int end = Math.min(lines.at(i).end(), restStart(i, label) + LineHead.LENGTH_MAX);
    return Captions.of(lines.text().substring(lines.at(i).start(), end), rest(i, label));
  }

  /** The text behind the label, as much as a caption may lie in. */
  private String rest(int i, Label label) {
    int start = restStart(i, label);
    int end = Math.min(lines.at(i).end(), start + LineHead.LENGTH_MAX);
    return lines.text().substring(start, end);
  }

  private int restStart(int i, Label label) {
    int start = Math.min(lines.at(i).end(), lines.head(i).at(label.end()));
    while (start < lines.at(i).end() && isMark(lines.text().charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean isMark(char c) {
    return Character.isWhitespace(c) || "*_–—-:.".indexOf(c) >= 0;
  }

  private String foldedRest(int i, Label label) {
    return lines.head(i).text().substring(label.end()).stripLeading();
  }
}
