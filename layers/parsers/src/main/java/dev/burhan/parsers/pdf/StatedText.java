package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.Glyph.Origin;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the glyphs of a stretch for which the file states its characters ("ActualText"), and
 * makes one glyph of them. Programs do so where shapes and characters do not match one to one:
 * ligatures, a letter with its vowel, the hyphen at a line's end.
 *
 * <p>The statement is believed only where it can be about these shapes: one that is far longer than
 * what is seen, or stands for shapes on several lines, is not.
 */
final class StatedText {

  private static final int CHARACTERS_PER_GLYPH_MAX = 6;

  /** Letters whose shapes are the same at some places in a word. */
  private static final List<String> ALIKE = List.of("يىیئ", "كک", "هةہ", "وؤ", "اأإآٱ");

  /** Shapes further apart than this many of their sizes are not one unit. */
  private static final double GAP_MAX = 1.5;

  private final String text;
  private final List<Glyph> glyphs = new ArrayList<>();

  StatedText(String text) {
    this.text = CharacterForms.normalise(text);
  }

  void add(Glyph glyph) {
    glyphs.add(glyph);
  }

  /** What to read: one glyph with the stated text, or the glyphs as they are. */
  List<Glyph> glyphs() {
    var shown = new StringBuilder();
    glyphs.forEach(g -> shown.append(g.text()));
    boolean isSame = shown.toString().equals(text) && glyphs.size() > 1;
    return isSame || !isOne() || isMistaken() ? glyphs : List.of(merged());
  }

  /**
   * Browsers at times state each letter of a line for the shape next to it. One shape that the file
   * maps to a letter is that letter, or one that looks like it.
   */
  private boolean isMistaken() {
    var mapped = glyphs.getFirst().text();
    int a = mapped.codePointAt(0);
    int b = text.codePointAt(0);
    boolean areLetters = Character.isLetter(a) && Character.isLetter(b);
    boolean areOfOneScript = UnicodeScript.of(a) == UnicodeScript.of(b);
    boolean haveNothingInCommon =
        text.codePoints().noneMatch(c -> mapped.indexOf(c) >= 0) && !isAlike(a, b);
    return glyphs.size() == 1
        && (mapped.isBlank() || (areLetters && areOfOneScript && haveNothingInCommon));
  }

  private static boolean isAlike(int a, int b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b)
        || ALIKE.stream().anyMatch(s -> s.indexOf(a) >= 0 && s.indexOf(b) >= 0);
  }

  private boolean isOne() {
    if (text.isBlank()
        || glyphs.isEmpty()
        || text.length() > CHARACTERS_PER_GLYPH_MAX * glyphs.size()) {
      return false;
    }
    for (int i = 1; i < glyphs.size(); i++) {
      var a = glyphs.get(i - 1);
      var b = glyphs.get(i);
      double apart = Math.max(b.start() - a.end(), a.start() - b.end());
      boolean isOneLine =
          a.frame().equals(b.frame()) && Math.abs(a.baseline() - b.baseline()) <= a.size();
      if (!isOneLine || apart > GAP_MAX * a.size()) {
        return false;
      }
    }
    return true;
  }

  private Glyph merged() {
    double start = glyphs.stream().mapToDouble(Glyph::start).min().orElseThrow();
    double end = glyphs.stream().mapToDouble(Glyph::end).max().orElseThrow();
    // The letter itself is wider than the marks on it.
    var letter = glyphs.getFirst();
    for (var glyph : glyphs) {
      letter = glyph.width() > letter.width() ? glyph : letter;
    }
    return new Glyph(
        letter.frame(),
        text,
        start,
        end,
        letter.baseline(),
        letter.size(),
        letter.typeface(),
        letter.tracking(),
        letter.order(),
        Origin.STATED);
  }
}
