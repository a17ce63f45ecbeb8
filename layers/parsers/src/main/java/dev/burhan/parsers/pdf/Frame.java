package dev.burhan.parsers.pdf;

import java.util.Optional;

/**
 * Turns places on the page so that text of one direction runs from left to right.
 *
 * @param degrees clockwise, by which the text is turned: 0 for upright text
 */
record Frame(int degrees) {

  /** Text a little askew, as scanners' character recognition places it, counts as straight. */
  private static final int STRAIGHT_WITHIN = 10;

  /** Texts at about the same slant belong together, a watermark's lines for example. */
  private static final int SLANT_STEP = 15;

  /** The frame of text that advances by a vector. */
  static Frame of(double dx, double dy) {
    long degrees = Math.floorMod(Math.round(Math.toDegrees(Math.atan2(dy, dx))), 360L);
    long quarter = Math.round(degrees / 90.0) * 90;
    long turned =
        Math.abs(degrees - quarter) <= STRAIGHT_WITHIN
            ? quarter
            : Math.round((double) degrees / SLANT_STEP) * SLANT_STEP;
    return new Frame((int) (turned % 360));
  }

  boolean isStraight() {
    return degrees % 90 == 0;
  }

  double x(double x, double y) {
    return switch (degrees) {
      case 0 -> x;
      case 90 -> y;
      case 180 -> -x;
      case 270 -> -y;
      default -> x * cos() + y * sin();
    };
  }

  double y(double x, double y) {
    return switch (degrees) {
      case 0 -> y;
      case 90 -> -x;
      case 180 -> -y;
      case 270 -> x;
      default -> y * cos() - x * sin();
    };
  }

  /** A line of the page in this frame; none where it is slanted then. */
  Optional<Rule> turn(Rule rule) {
    if (!isStraight()) {
      return Optional.empty();
    }
    double x0 = rule.isHorizontal() ? rule.from() : rule.at();
    double y0 = rule.isHorizontal() ? rule.at() : rule.from();
    double x1 = rule.isHorizontal() ? rule.to() : rule.at();
    double y1 = rule.isHorizontal() ? rule.at() : rule.to();
    double fromX = x(x0, y0);
    double fromY = y(x0, y0);
    double toX = x(x1, y1);
    double toY = y(x1, y1);
    boolean isHorizontal = rule.isHorizontal() == (degrees % 180 == 0);
    return Optional.of(
        isHorizontal
            ? new Rule(true, fromY, Math.min(fromX, toX), Math.max(fromX, toX))
            : new Rule(false, fromX, Math.min(fromY, toY), Math.max(fromY, toY)));
  }

  private double cos() {
    return Math.cos(Math.toRadians(degrees));
  }

  private double sin() {
    return Math.sin(Math.toRadians(degrees));
  }
}
