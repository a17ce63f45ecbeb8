package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the glyphs of a segment into letters and spaces, from left to right.
 *
 * <p>Words part where the file draws a space, and where a gap is as wide as one: many programs move
 * on instead of drawing it. Where spaces are drawn, a gap must be wider to count, for then it is
 * kerning. Marks go to the letter they are drawn over.
 */
final class Letters {

  /** A gap this wide, in sizes, parts words although spaces are drawn elsewhere. */
  private static final double GAP_WITH_SPACES = 0.28;

  /** The same in a line that draws none itself: it may be a word, or several. */
  private static final double GAP_BESIDE_SPACES = 0.2;

  /** A gap of this share of the font's space parts words where no spaces are drawn. */
  private static final double GAP_WITHOUT_SPACES = 0.55;

  /** Fonts with a wider space, those of typewriters, have wider gaps within words as well. */
  private static final double SPACE_MAX = 0.3;

  /** A space drawn over letters, to cover an underline for example, parts nothing. */
  private static final double COVERED_MAX = -0.15;

  /** Gaps this wide within words, in sizes, are letters spread for effect. */
  private static final double SPREAD_MIN = 0.08;

  /** Fewer gaps than this say nothing about spreading. */
  private static final int SPREAD_GAPS_MIN = 6;

  /** One glyph in this many is a space where the program draws them. */
  private static final int GLYPHS_PER_SPACE = 30;

  /** Where spaces are drawn. */
  private enum Spaces {
    IN_LINE,
    ON_PAGE,
    NOWHERE
  }

  private Letters() {}

  /** Tells whether spaces are drawn between the words of a text. */
  static boolean drawsSpaces(List<Glyph> glyphs) {
    long blanks = glyphs.stream().filter(Glyph::isBlank).count();
    return blanks * GLYPHS_PER_SPACE >= glyphs.size();
  }

  /**
   * The letters of a segment.
   *
   * @param drawsSpaces spaces are drawn elsewhere on the page
   */
  static List<Letter> of(List<Glyph> glyphs, boolean drawsSpaces) {
    var letters = new ArrayList<Letter>();
    double spread = spread(glyphs);
    var spaces =
        drawsSpaces(glyphs) ? Spaces.IN_LINE : drawsSpaces ? Spaces.ON_PAGE : Spaces.NOWHERE;
    Glyph before = null;
    Glyph blank = null;
    for (var glyph : Marks.place(glyphs)) {
      if (glyph.isBlank()) {
        blank = glyph;
        continue;
      }
      if (before != null && isApart(before, blank, glyph, spread, spaces)) {
        letters.add(space(before, blank, glyph));
      }
      letters.add(letter(glyph));
      before = glyph;
      blank = null;
    }
    return letters;
  }

  private static Letter letter(Glyph glyph) {
    return new Letter(
        glyph.text(),
        glyph.origin(),
        glyph.typeface().number(),
        glyph.order(),
        glyph.start(),
        glyph.end());
  }

  /** The space between two glyphs; where it is drawn, what is known of it. */
  private static Letter space(Glyph a, @Nullable Glyph blank, Glyph b) {
    var origin = blank == null ? Glyph.Origin.SHAPE : blank.origin();
    double start = a.end();
    double end = b.start();
    return new Letter(" ", origin, a.typeface().number(), a.order(), start, end);
  }

  private static boolean isApart(
      Glyph a, @Nullable Glyph blank, Glyph b, double spread, Spaces spaces) {
    double size = Math.max(a.size(), b.size());
    double gap = b.start() - a.end() - Math.min(a.tracking(), b.tracking());
    if (blank != null) {
      boolean isDrawnBetween = a.order() < blank.order() && blank.order() < b.order();
      return isDrawnBetween || gap > COVERED_MAX * size;
    }
    double needed =
        switch (spaces) {
          case IN_LINE -> GAP_WITH_SPACES;
          case ON_PAGE -> GAP_BESIDE_SPACES;
          case NOWHERE -> GAP_WITHOUT_SPACES * Math.min(SPACE_MAX, b.typeface().spaceEms());
        };
    return gap > needed * size + spread;
  }

  /** The usual gap within the words of a segment: none, but where letters are spread. */
  private static double spread(List<Glyph> glyphs) {
    var gaps = new double[glyphs.size()];
    int count = 0;
    for (int i = 1; i < glyphs.size(); i++) {
      var a = glyphs.get(i - 1);
      var b = glyphs.get(i);
      if (!a.isBlank() && !b.isBlank() && !a.isMark() && !b.isMark()) {
        gaps[count++] = (b.start() - a.end() - Math.min(a.tracking(), b.tracking())) / b.size();
      }
    }
    if (count < SPREAD_GAPS_MIN) {
      return 0;
    }
    Arrays.sort(gaps, 0, count);
    double usual = gaps[count / 2];
    return usual > SPREAD_MIN ? usual * glyphs.getFirst().size() : 0;
  }
}
