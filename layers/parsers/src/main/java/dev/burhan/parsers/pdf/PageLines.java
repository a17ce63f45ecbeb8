package dev.burhan.parsers.pdf;

import java.util.List;

/** Holds the lines of a page in reading order, and how much of it images cover, from 0 to 1. */
record PageLines(List<Line> lines, double imageShare) {

  PageLines {
    lines = List.copyOf(lines);
  }
}
