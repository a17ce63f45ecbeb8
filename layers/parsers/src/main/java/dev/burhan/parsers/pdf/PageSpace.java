package dev.burhan.parsers.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.util.Matrix;

/**
 * Turns places of a page's own system into places as the page is shown: within its crop box, turned
 * as it says, y growing downwards.
 */
record PageSpace(AffineTransform place, double width, double height) {

  static PageSpace of(PDPage page) {
    var crop = page.getCropBox();
    double left = crop.getLowerLeftX();
    double low = crop.getLowerLeftY();
    double wide = crop.getWidth();
    double high = crop.getHeight();
    return switch (Math.floorMod(page.getRotation(), 360)) {
      case 90 -> new PageSpace(new AffineTransform(0, 1, 1, 0, -low, -left), high, wide);
      case 180 -> new PageSpace(new AffineTransform(-1, 0, 0, 1, wide + left, -low), wide, high);
      case 270 ->
          new PageSpace(new AffineTransform(0, -1, -1, 0, high + low, wide + left), high, wide);
      default -> new PageSpace(new AffineTransform(1, 0, 0, -1, -left, high + low), wide, high);
    };
  }

  Point2D point(double x, double y) {
    return place.transform(new Point2D.Double(x, y), null);
  }

  /** A vector, which moving does not change. */
  Point2D vector(double dx, double dy) {
    return place.deltaTransform(new Point2D.Double(dx, dy), null);
  }

  /** The area of an image, which is drawn into the unit square of the current system. */
  Rectangle2D unitSquare(Matrix system) {
    var square = new Path2D.Double(new Rectangle2D.Double(0, 0, 1, 1));
    square.transform(system.createAffineTransform());
    square.transform(place);
    return square.getBounds2D();
  }
}
