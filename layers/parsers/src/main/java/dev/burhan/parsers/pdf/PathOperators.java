package dev.burhan.parsers.pdf;

import java.awt.geom.Point2D;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.OperatorName;

/** Hands the operators that build and paint paths to the collector of lines. */
final class PathOperators {

  private PathOperators() {}

  /** Applies an operator; false when it is not one of a path. */
  static boolean apply(String name, double[] numbers, PDFStreamEngine engine, GlyphSheet sheet) {
    var rules = sheet.rules();
    switch (name) {
      case OperatorName.MOVE_TO ->
          rules.moveTo(point(engine, sheet, at(numbers, 0), at(numbers, 1)));
      case OperatorName.LINE_TO ->
          rules.lineTo(point(engine, sheet, at(numbers, 0), at(numbers, 1)));
      case OperatorName.CLOSE_PATH -> rules.close();
      case OperatorName.APPEND_RECT -> {
        double x = at(numbers, 0);
        double y = at(numbers, 1);
        double right = x + at(numbers, 2);
        double high = y + at(numbers, 3);
        rules.rectangle(
            point(engine, sheet, x, y),
            point(engine, sheet, right, y),
            point(engine, sheet, right, high),
            point(engine, sheet, x, high));
      }
      case OperatorName.CURVE_TO,
          OperatorName.CURVE_TO_REPLICATE_INITIAL_POINT,
          OperatorName.CURVE_TO_REPLICATE_FINAL_POINT ->
          rules.curve();
      case OperatorName.STROKE_PATH, OperatorName.CLOSE_AND_STROKE -> rules.paint(true, false);
      case OperatorName.FILL_NON_ZERO,
          OperatorName.FILL_EVEN_ODD,
          OperatorName.LEGACY_FILL_NON_ZERO ->
          rules.paint(false, true);
      case OperatorName.FILL_NON_ZERO_AND_STROKE,
          OperatorName.FILL_EVEN_ODD_AND_STROKE,
          OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE,
          OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE ->
          rules.paint(true, true);
      case OperatorName.ENDPATH -> rules.paint(false, false);
      case OperatorName.CLIP_NON_ZERO, OperatorName.CLIP_EVEN_ODD -> {
        rules.box().ifPresent(sheet.clip()::narrow);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static double at(double[] numbers, int index) {
    return index < numbers.length ? numbers[index] : 0;
  }

  private static Point2D point(PDFStreamEngine engine, GlyphSheet sheet, double x, double y) {
    var point = engine.transformedPoint((float) x, (float) y);
    return sheet.space().point(point.getX(), point.getY());
  }
}
