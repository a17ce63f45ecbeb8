package dev.burhan.documents;

import dev.burhan.language.Words;
import java.util.ArrayList;
import java.util.List;

/** Walks the lines of a document and gathers them into blocks that belong together. */
final class StructureReader {

  /** A stretch of text in UTF-16 units under its headings. */
  record Block(int start, int end, List<String> headings) {}

  private final String text;
  private final Chunker.Limits limits;
  private final List<Block> blocks = new ArrayList<>();
  private final HeadingPath headings = new HeadingPath();
  private int start = -1;
  private int end = -1;
  private boolean afterBlank;
  private int headingStart = -1;
  private int headingEnd = -1;

  private StructureReader(String text, Chunker.Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  static List<Block> read(String text, Chunker.Limits limits) {
    var reader = new StructureReader(text, limits);
    int lineStart = 0;
    while (lineStart < text.length()) {
      int lineEnd = endOfLine(text, lineStart);
      reader.line(lineStart, lineEnd);
      lineStart = lineEnd + 1;
    }
    reader.close();
    reader.closeHeading();
    return reader.blocks;
  }

  private static int endOfLine(String text, int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline;
  }

  private void line(int lineStart, int lineEnd) {
    switch (StructureLine.read(text.substring(lineStart, lineEnd))) {
      case StructureLine.Heading(int depth, String title) ->
          heading(depth, title, lineStart, lineEnd);
      case StructureLine.Clause() -> {
        close();
        extend(lineStart, lineEnd);
      }
      case StructureLine.Item() -> {
        if (start >= 0 && lineEnd - start > limits.max()) {
          close();
        }
        extend(lineStart, lineEnd);
      }
      case StructureLine.Plain() -> {
        if (afterBlank && start >= 0 && lineEnd - start > limits.gather()) {
          close();
        }
        extend(lineStart, lineEnd);
      }
      case StructureLine.Blank() -> afterBlank = true;
    }
  }

  private void heading(int depth, String title, int lineStart, int lineEnd) {
    close();
    // A heading that only leads to deeper ones is in their path; one that leads nowhere is text.
    if (headingStart >= 0 && depth <= headings.depth()) {
      closeHeading();
    }
    headings.enter(depth, title);
    headingStart = lineStart;
    headingEnd = lineEnd;
  }

  private void extend(int lineStart, int lineEnd) {
    if (start < 0) {
      start = lineStart;
    }
    end = lineEnd;
    afterBlank = false;
    // A ruler or a bullet alone makes no chunk that would keep the heading above it.
    if (headingStart >= 0 && !Words.of(text.substring(lineStart, lineEnd)).isEmpty()) {
      headingStart = -1;
    }
  }

  private void close() {
    if (start >= 0) {
      add(start, end, headings.path());
    }
    start = -1;
  }

  private void closeHeading() {
    if (headingStart >= 0) {
      add(headingStart, headingEnd, headings.above());
    }
    headingStart = -1;
  }

  private void add(int from, int to, List<String> path) {
    int first = from;
    int last = to;
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    if (first < last) {
      blocks.add(new Block(first, last, path));
    }
  }
}
