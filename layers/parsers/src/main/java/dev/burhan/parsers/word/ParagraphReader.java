package dev.burhan.parsers.word;

import dev.burhan.parsers.format.Block;
import java.io.IOException;
import java.util.List;

/** Reads one paragraph as it is shown, and what stands in boxes that are anchored in it. */
final class ParagraphReader {

  private final StoryReader story;
  private final WordXml xml;
  private final RunReader runs;
  private ParagraphProperties properties = ParagraphProperties.NONE;
  private Style style;

  private ParagraphReader(StoryReader story) {
    this.story = story;
    this.xml = story.xml();
    this.runs = new RunReader(story);
    this.style = story.styles().paragraph("");
    runs.style(style);
  }

  /** Reads {@code w:p}. */
  static ParagraphReader read(StoryReader story) throws IOException {
    var reader = new ParagraphReader(story);
    reader.content();
    return reader;
  }

  ParagraphProperties properties() {
    return properties;
  }

  Style style() {
    return style;
  }

  /** The text, with marks where pages begin. */
  CharSequence text() {
    return runs.text();
  }

  List<Block> boxes() {
    return runs.boxes();
  }

  /** Reads what may stand in a paragraph; what is deleted or moved away is skipped. */
  private void content() throws IOException {
    int parent = xml.depth();
    while (xml.nextIn(parent)) {
      switch (xml.name()) {
        case "pPr" -> set(ParagraphProperties.read(xml));
        case "r", "m:r" -> runs.run();
        case "hyperlink", "ins", "moveTo", "fldSimple", "smartTag" -> content();
        case "customXml", "sdt", "sdtContent", "bdo", "dir" -> content();
        case "mc:AlternateContent" -> {
          if (xml.nextIn(xml.depth())) {
            content();
          }
        }
        default -> maths();
      }
    }
  }

  private void set(ParagraphProperties read) {
    properties = read;
    style = story.styles().paragraph(read.style());
    runs.style(style);
  }

  /** Writes formulas on one line, so that a half does not read as twelve. */
  private void maths() throws IOException {
    switch (xml.name()) {
      case "m:den" -> {
        runs.add('/');
        content();
      }
      case "m:sup" -> {
        runs.add('^');
        content();
      }
      case "m:d" -> {
        runs.add('(');
        content();
        runs.add(')');
      }
      case String other when other.startsWith("m:") -> content();
      default -> {}
    }
  }
}
