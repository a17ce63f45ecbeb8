package dev.burhan.parsers.pdf;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds what is drawn on a page.
 *
 * @param glyphs in drawing order
 * @param rules straight lines, as the page lies
 * @param imageShare how much of the page images cover, from 0 to 1
 * @param isDamaged something of it could not be drawn
 */
record PageDrawing(List<Glyph> glyphs, List<Rule> rules, double imageShare, boolean isDamaged) {

  /**
   * The glyphs by the direction in which they run: first that of most of them, which is how the
   * page is read.
   */
  Map<Frame, List<Glyph>> byFrame() {
    var frames = glyphs.stream().collect(Collectors.groupingBy(Glyph::frame));
    var sorted = new LinkedHashMap<Frame, List<Glyph>>();
    frames.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<Frame, List<Glyph>> e) -> -e.getValue().size())
                .thenComparing(e -> e.getKey().degrees()))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }
}
