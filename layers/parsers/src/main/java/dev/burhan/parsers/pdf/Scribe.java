package dev.burhan.parsers.pdf;

import static java.util.Comparator.comparingDouble;

import dev.burhan.parsers.pdf.Glyph.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the text of segments as it is read.
 *
 * <p>Whether a file gives the character a bracket looks like or the one it means cannot be seen at
 * the bracket. The pairs of brackets in Arabic text tell: one that closes before it opens is given
 * as it looks. Every page adds to what is known.
 */
final class Scribe {

  private boolean drawsSpaces;
  private int asTheyLook;

  /** Turns to the text of another page. */
  void turnTo(List<Glyph> glyphs, List<Segment> segments) {
    drawsSpaces = Letters.drawsSpaces(glyphs);
    for (var segment : segments) {
      if (segment.glyphs().stream().anyMatch(g -> Scripts.hasRightToLeft(g.text()))) {
        asTheyLook += vote(VisualOrder.order(letters(segment), true));
      }
    }
  }

  private static int vote(List<VisualOrder.Placed> placed) {
    var brackets =
        placed.stream()
            .filter(p -> !p.runsRight() && p.letter().origin() != Origin.STATED)
            .map(p -> p.letter().text())
            .filter(t -> Brackets.isOpening(t) || Brackets.isClosing(t))
            .toList();
    if (brackets.size() < 2) {
      return 0;
    }
    boolean opens =
        Brackets.isOpening(brackets.getFirst()) && Brackets.isClosing(brackets.getLast());
    boolean closes =
        Brackets.isClosing(brackets.getFirst()) && Brackets.isOpening(brackets.getLast());
    return closes ? 1 : opens ? -1 : 0;
  }

  List<Letter> letters(Segment segment) {
    return Letters.of(segment.glyphs(), drawsSpaces);
  }

  /** The text of segments that stand beside each other, as one. */
  String text(List<Segment> segments, boolean isRightToLeft) {
    var letters = new ArrayList<Letter>();
    for (var segment : segments.stream().sorted(comparingDouble(Segment::start)).toList()) {
      if (!letters.isEmpty()) {
        letters.add(letters.getLast().spaceAfter(segment.start()));
      }
      letters.addAll(letters(segment));
    }
    return VisualOrder.text(letters, isRightToLeft, asTheyLook >= 0)
        .replace(CharacterForms.SILENT, "");
  }

  /** Width of the first word in reading direction. */
  double firstWord(Segment segment, boolean isRightToLeft) {
    var letters = letters(segment);
    int spaces = 0;
    if (isRightToLeft) {
      letters = letters.reversed();
    }
    for (var letter : letters) {
      if (letter.isSpace() && spaces++ == 0) {
        return isRightToLeft ? segment.end() - letter.end() : letter.start() - segment.start();
      }
    }
    return segment.end() - segment.start();
  }
}
