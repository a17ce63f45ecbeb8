package dev.burhan.parsers.pdf;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.pdf.Glyph.Origin;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Gathers what is drawn on one page, each thing at its place as the page is shown. */
final class GlyphSheet {

  /** Ten times the letters of the densest page. */
  private static final int GLYPHS_MAX = 200_000;

  /** Nobody sees text smaller than this, in points. */
  private static final double SIZE_MIN = 0.5;

  private final PageSpace space;
  private final List<Glyph> glyphs = new ArrayList<>();
  private final RuleCollector rules = new RuleCollector();
  private final ImageCover images;
  private final MarkedContent marked;
  private final ClipBox clip;
  private int count;

  GlyphSheet(PDPage page, HiddenLayers layers) {
    this.space = PageSpace.of(page);
    this.images = new ImageCover(space.width(), space.height());
    this.marked = new MarkedContent(layers);
    this.clip = new ClipBox(space.width(), space.height());
  }

  PageSpace space() {
    return space;
  }

  RuleCollector rules() {
    return rules;
  }

  ClipBox clip() {
    return clip;
  }

  void image(Matrix system) {
    if (!marked.isHidden()) {
      images.add(space.unitSquare(system));
    }
  }

  void beginMark(COSName tag, @Nullable COSDictionary properties) {
    marked.begin(tag, properties);
  }

  void endMark() {
    glyphs.addAll(marked.end());
  }

  /**
   * Adds a glyph.
   *
   * @param system turns the glyph's own system, in which it has size 1, into that of the page
   * @param advance its width as a share of its size
   * @param tracking extra space after it as a share of its size
   */
  void glyph(
      Matrix system,
      PageFonts.Facts font,
      String text,
      double advance,
      double tracking,
      boolean isOutlined) {
    if (count++ > GLYPHS_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    var along = space.vector(system.getScaleX(), system.getShearY());
    var up = space.vector(system.getShearX(), system.getScaleY());
    var from = space.point(system.getTranslateX(), system.getTranslateY());
    double toX = from.getX() + advance * along.getX();
    double toY = from.getY() + advance * along.getY();
    double size = Math.hypot(up.getX(), up.getY()) * font.emHeight();
    boolean isShown = clip.holds((from.getX() + toX) / 2, (from.getY() + toY) / 2);
    if (text.isEmpty() || size < SIZE_MIN || !isShown || marked.isHidden()) {
      return;
    }
    var frame = Frame.of(along.getX(), along.getY());
    double start = frame.x(from.getX(), from.getY());
    double end = frame.x(toX, toY);
    var typeface = font.typeface();
    put(
        new Glyph(
            frame,
            text,
            Math.min(start, end),
            Math.max(start, end),
            frame.y(from.getX(), from.getY()),
            size,
            isOutlined ? typeface.bold() : typeface,
            Math.max(0, tracking * Math.hypot(along.getX(), along.getY())),
            count,
            marked.isReversed() ? Origin.REVERSED_SHAPE : Origin.SHAPE));
  }

  private void put(Glyph glyph) {
    var stated = marked.stated();
    if (stated == null) {
      glyphs.add(glyph);
    } else {
      stated.add(glyph);
    }
  }

  PageDrawing drawing(boolean isDamaged) {
    return new PageDrawing(Duplicates.remove(glyphs), rules.rules(), images.share(), isDamaged);
  }
}
