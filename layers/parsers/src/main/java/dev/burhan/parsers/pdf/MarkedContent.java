package dev.burhan.parsers.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Follows the marks around stretches of a page's content that say what the content is. */
final class MarkedContent {

  /** Honest content nests its marks a few deep; what lies deeper is not looked at. */
  private static final int DEPTH_MAX = 500;

  private static final COSName REVERSED = COSName.getPDFName("ReversedChars");

  /** One open mark. */
  private record Mark(boolean isHidden, boolean isReversed, @Nullable StatedText stated) {}

  private final HiddenLayers layers;
  private final Deque<Mark> open = new ArrayDeque<>();
  private int tooDeep;
  private int hidden;
  private int reversed;
  private @Nullable StatedText stated;

  MarkedContent(HiddenLayers layers) {
    this.layers = layers;
  }

  void begin(COSName tag, @Nullable COSDictionary properties) {
    if (open.size() >= DEPTH_MAX) {
      tooDeep++;
      return;
    }
    boolean isHidden = COSName.OC.equals(tag) && layers.hides(properties);
    boolean isReversed = REVERSED.equals(tag);
    var text = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
    // What is stated about the whole holds for its parts.
    var mark =
        new Mark(
            isHidden, isReversed, text == null || stated != null ? null : new StatedText(text));
    hidden += isHidden ? 1 : 0;
    reversed += isReversed ? 1 : 0;
    stated = mark.stated() == null ? stated : mark.stated();
    open.push(mark);
  }

  /** Ends the innermost mark; the glyphs it stated the text of, if it did. */
  List<Glyph> end() {
    if (tooDeep > 0 || open.isEmpty()) {
      tooDeep = Math.max(0, tooDeep - 1);
      return List.of();
    }
    var mark = open.pop();
    hidden -= mark.isHidden() ? 1 : 0;
    reversed -= mark.isReversed() ? 1 : 0;
    if (mark.stated() == null) {
      return List.of();
    }
    stated = null;
    return mark.stated().glyphs();
  }

  boolean isHidden() {
    return hidden > 0;
  }

  boolean isReversed() {
    return reversed > 0;
  }

  /** The stretch with stated text we are in. */
  @Nullable StatedText stated() {
    return stated;
  }
}
