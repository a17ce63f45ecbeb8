package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.Paragraphs.Joint;
import java.util.ArrayList;
import java.util.List;

/** Gathers the lines of one paragraph, table or address. */
final class Block {

  /** Lines that end this near to each other, in sizes, end at one place. */
  private static final double EVEN = 1.2;

  /** Lines set in from both sides still take this share of the column; shorter ones are lists. */
  private static final double WIDE = 0.6;

  private final Column column;
  private final List<Line> lines = new ArrayList<>();
  private final List<Joint> joints = new ArrayList<>();
  private double least = Double.MAX_VALUE;
  private double most = -Double.MAX_VALUE;

  Block(Column column) {
    this.column = column;
  }

  void add(Joint before, Line line) {
    lines.add(line);
    joints.add(before);
    least = Math.min(least, line.end());
    most = Math.max(most, line.end());
  }

  List<Line> lines() {
    return lines;
  }

  Column column() {
    return column;
  }

  Line first() {
    return lines.getFirst();
  }

  Line last() {
    return lines.getLast();
  }

  boolean isRow() {
    return first().isRow();
  }

  /** Where the lines after the first begin; they may be set further in or out than it. */
  double bodyStart() {
    return lines.get(Math.min(1, lines.size() - 1)).start();
  }

  /** Where its lines end: at the column's edge, or before, where they all end at one place. */
  double end() {
    boolean isEven =
        lines.size() > 1
            && most - least <= EVEN * first().size()
            && most - column.start() >= WIDE * column.width();
    return isEven ? most : column.end();
  }

  boolean hasBreaks() {
    return joints.stream().skip(1).anyMatch(j -> j == Joint.LINE);
  }

  boolean isBold() {
    return lines.stream().allMatch(Line::isBold);
  }

  double size() {
    return lines.stream().mapToDouble(Line::size).max().orElseThrow();
  }

  /** Takes the first word away, which went to the page before; true when nothing is left. */
  boolean dropFirstWord() {
    int end = wordEnd(first().text());
    var rest = first().text().substring(end).strip();
    if (rest.isEmpty()) {
      lines.removeFirst();
      joints.removeFirst();
    } else {
      lines.set(0, first().withText(rest));
    }
    return lines.isEmpty();
  }

  String firstWord() {
    return first().text().substring(0, wordEnd(first().text()));
  }

  private static int wordEnd(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  void replaceLast(String text) {
    lines.set(lines.size() - 1, last().withText(text));
  }

  String text(Hyphens hyphens) {
    var text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0 && joints.get(i) == Joint.LINE) {
        text.append('\n').append(lines.get(i).text());
      } else {
        hyphens.add(text, lines.get(i).text());
      }
    }
    return Hyphens.shown(text.toString());
  }
}
