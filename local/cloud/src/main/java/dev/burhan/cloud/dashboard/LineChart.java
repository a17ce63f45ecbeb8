package dev.burhan.cloud.dashboard;

import dev.burhan.cloud.alarm.Points;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Draws lines over minutes as one inline SVG, with a legend of what they are and stand at. */
record LineChart(List<Line> lines) {

  private static final int WIDTH = 360;
  private static final int HEIGHT = 110;
  private static final int TOP = 8;
  private static final int COLOURS = 8;
  private static final int LINES_MAX = 16;

  /** Is a line of the chart. */
  record Line(String label, Points points) {

    OptionalDouble last() {
      return IntStream.iterate(points.size() - 1, i -> i >= 0, i -> i - 1)
          .mapToObj(points::at)
          .filter(OptionalDouble::isPresent)
          .findFirst()
          .orElseGet(OptionalDouble::empty);
    }
  }

  LineChart {
    lines = List.copyOf(lines.subList(0, Math.min(lines.size(), LINES_MAX)));
  }

  String html(String title) {
    double max = max();
    var svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" preserveAspectRatio=\"none\">"
            .formatted(WIDTH, HEIGHT, Markup.escaped(title)));
    svg.append(
        "<line class=\"base\" x1=\"0\" y1=\"%1$d\" x2=\"%2$d\" y2=\"%1$d\"/>"
            .formatted(HEIGHT - 1, WIDTH));
    for (int i = 0; i < lines.size(); i++) {
      svg.append(path(lines.get(i).points(), max, i % COLOURS));
    }
    return svg.append("</svg>") + legend(max);
  }

  private double max() {
    return lines.stream()
        .flatMap(line -> IntStream.range(0, line.points().size()).mapToObj(line.points()::at))
        .flatMapToDouble(OptionalDouble::stream)
        .max()
        .orElse(0);
  }

  /** Breaks where nothing was measured; a point that stands alone is a dot. */
  private static String path(Points points, double max, int colour) {
    var path = new StringBuilder();
    boolean isDrawing = false;
    for (int i = 0; i < points.size(); i++) {
      var value = points.at(i);
      if (value.isPresent()) {
        double x = (double) i * WIDTH / Math.max(1, points.size() - 1);
        double share = max <= 0 ? 0 : Math.max(0, value.getAsDouble()) / max;
        double y = HEIGHT - 1 - share * (HEIGHT - 1 - TOP);
        path.append(String.format(Locale.ROOT, isDrawing ? "L%.1f %.1f" : "M%.1f %.1fh.1", x, y));
      }
      isDrawing = value.isPresent();
    }
    return "<path class=\"c%d\" d=\"%s\"/>".formatted(colour, path);
  }

  private String legend(double max) {
    var legend = new StringBuilder("<ul>");
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      legend.append(
          "<li><i class=\"c%d\"></i>%s <b>%s</b></li>"
              .formatted(
                  i % COLOURS,
                  Markup.escaped(line.label()),
                  line.last().isPresent() ? number(line.last().getAsDouble()) : "–"));
    }
    return legend
        .append("<li class=\"max\">top ")
        .append(number(max))
        .append("</li></ul>")
        .toString();
  }

  static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return String.valueOf((long) value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.2f" : "%.6f", value);
  }
}
