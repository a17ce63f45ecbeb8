package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Puts marks on the letters they are drawn over: the vowels of Arabic, and the accents of fonts
 * that have no accented letters.
 */
final class Marks {

  /** A mark's letter is no more than this many glyphs away. */
  private static final int NEIGHBOURS = 3;

  /** Letters drawn apart from a mark are this much further, in sizes, than those drawn with it. */
  private static final double FAR = 0.5;

  /** Accents that take a place of their own, with the mark each stands for. */
  private static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("´", "\u0301"),
          Map.entry("`", "\u0300"),
          Map.entry("¨", "\u0308"),
          Map.entry("ˆ", "\u0302"),
          Map.entry("˜", "\u0303"),
          Map.entry("¸", "\u0327"),
          Map.entry("ˇ", "\u030C"),
          Map.entry("˚", "\u030A"),
          Map.entry("˘", "\u0306"),
          Map.entry("˙", "\u0307"),
          Map.entry("˝", "\u030B"),
          Map.entry("˛", "\u0328"));

  private Marks() {}

  /** The glyphs, from left to right, with each mark on its letter. */
  static List<Glyph> place(List<Glyph> glyphs) {
    if (glyphs.stream().noneMatch(Marks::isOverlay)) {
      return glyphs;
    }
    var texts = new String[glyphs.size()];
    Arrays.setAll(texts, i -> glyphs.get(i).text());
    boolean isLeftToRight = isDrawnLeftToRight(glyphs);
    for (int mark : marks(glyphs, isLeftToRight)) {
      int letter = letterOf(glyphs, mark, isLeftToRight);
      if (letter >= 0) {
        var text = glyphs.get(mark).text();
        texts[letter] = CharacterForms.compose(texts[letter], ACCENTS.getOrDefault(text, text));
        texts[mark] = "";
      }
    }
    var result = new ArrayList<Glyph>();
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        result.add(glyphs.get(i).withText(texts[i]));
      }
    }
    return result;
  }

  private static boolean isOverlay(Glyph glyph) {
    return glyph.isMark() || ACCENTS.containsKey(glyph.text());
  }

  /**
   * In the order in which they were typed, as far as several are on one letter: that of drawing,
   * but for Arabic drawn from left to right, which is drawn from its end.
   */
  private static List<Integer> marks(List<Glyph> glyphs, boolean isLeftToRight) {
    var marks = new ArrayList<Integer>();
    for (int i = 0; i < glyphs.size(); i++) {
      if (isOverlay(glyphs.get(i))) {
        marks.add(i);
      }
    }
    boolean isTurned =
        isLeftToRight && glyphs.stream().anyMatch(g -> Scripts.hasRightToLeft(g.text()));
    Comparator<Integer> drawn = Comparator.comparingInt(i -> glyphs.get(i).order());
    marks.sort(isTurned ? drawn.reversed() : drawn);
    return marks;
  }

  /** Index of the letter a mark is drawn over; -1 for an accent that stands by itself. */
  private static int letterOf(List<Glyph> glyphs, int index, boolean isLeftToRight) {
    var mark = glyphs.get(index);
    int best = -1;
    double nearest = Double.MAX_VALUE;
    int last = Math.min(glyphs.size() - 1, index + NEIGHBOURS);
    for (int i = Math.max(0, index - NEIGHBOURS); i <= last; i++) {
      var letter = glyphs.get(i);
      boolean isLetter = !isOverlay(letter) && Character.isLetter(letter.text().codePointAt(0));
      double outside = outside(letter, mark);
      double distance = mark.isMark() ? outside + apart(letter, mark, isLeftToRight) : outside;
      if (isLetter && distance < nearest && (mark.isMark() || outside == 0)) {
        best = i;
        nearest = distance;
      }
    }
    return best;
  }

  /** How far the middle of a mark is from a letter, in sizes. */
  private static double outside(Glyph letter, Glyph mark) {
    double middle = (mark.start() + mark.end()) / 2;
    return Math.max(0, Math.max(letter.start() - middle, middle - letter.end())) / letter.size();
  }

  /**
   * Of the letters it is near, a mark belongs to the one it was drawn with: before it, where Arabic
   * is drawn from left to right, after it otherwise.
   */
  private static double apart(Glyph letter, Glyph mark, boolean isLeftToRight) {
    int after = letter.order() - mark.order();
    boolean isTurned = isLeftToRight && Scripts.hasRightToLeft(letter.text());
    boolean isWith = isTurned ? after > 0 : after < 0;
    return isWith ? 0.1 * (Math.abs(after) - 1) : FAR;
  }

  private static boolean isDrawnLeftToRight(List<Glyph> glyphs) {
    int balance = 0;
    for (int i = 1; i < glyphs.size(); i++) {
      balance += Integer.signum(glyphs.get(i).order() - glyphs.get(i - 1).order());
    }
    return balance >= 0;
  }
}
