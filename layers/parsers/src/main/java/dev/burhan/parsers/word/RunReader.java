package dev.burhan.parsers.word;

import dev.burhan.parsers.format.Block;
import dev.burhan.parsers.format.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the runs of one paragraph as they are shown. */
final class RunReader {

  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final char SOFT_HYPHEN = '\u00ad';
  private static final int HEX = 16;

  private final StoryReader story;
  private final WordXml xml;
  private final StringBuilder text = new StringBuilder();
  private final List<Block> boxes = new ArrayList<>();
  private Style style = Style.PLAIN;

  RunReader(StoryReader story) {
    this.story = story;
    this.xml = story.xml();
  }

  /** Sets the style of the paragraph, which may hide its runs. */
  void style(Style style) {
    this.style = style;
  }

  /** What was read, with marks where pages begin. */
  CharSequence text() {
    return text;
  }

  /** What stands in boxes that are anchored in runs. */
  List<Block> boxes() {
    return boxes;
  }

  /** Reads {@code w:r}. */
  void run() throws IOException {
    pieces(RunProperties.NONE);
  }

  void add(char c) {
    story.budget().characters(1);
    text.append(c);
  }

  private void pieces(RunProperties properties) throws IOException {
    var known = properties;
    int run = xml.depth();
    while (xml.nextIn(run)) {
      switch (xml.name()) {
        case "rPr" -> known = RunProperties.read(xml);
        case "mc:AlternateContent" -> {
          if (xml.nextIn(xml.depth())) {
            pieces(known);
          }
        }
        case "fldChar" -> story.fields().character(xml.attribute("fldCharType"));
        case "lastRenderedPageBreak" -> add(Mark.PAGE_LAID_OUT);
        default -> {
          if (isShown(known)) {
            piece(known);
          }
        }
      }
    }
  }

  private boolean isShown(RunProperties properties) {
    boolean isHiddenByStyle =
        style.isHidden() || story.styles().character(properties.style()).isHidden();
    return story.fields().isShown() && !properties.isHidden().orElse(isHiddenByStyle);
  }

  private void piece(RunProperties properties) throws IOException {
    switch (xml.name()) {
      case "t", "m:t" -> characters(properties.font());
      case "tab", "ptab" -> add('\t');
      case "br" -> add(xml.attribute("type").equals("page") ? Mark.PAGE : '\n');
      case "cr" -> add('\n');
      case "noBreakHyphen" -> add('-');
      case "sym" -> symbol();
      case "footnoteReference" -> note(Notes.Kind.FOOTNOTE);
      case "endnoteReference" -> note(Notes.Kind.ENDNOTE);
      case "drawing", "pict", "object" -> {
        add(Mark.OBJECT);
        boxes(xml.depth());
      }
      case "ruby" -> ruby();
      default -> {}
    }
  }

  private void characters(String font) throws IOException {
    var read = new StringBuilder();
    xml.text(read);
    for (int i = 0; i < read.length(); i++) {
      char c = read.charAt(i);
      switch (c) {
        case NO_BREAK_SPACE, '\n', '\r', '\t' -> text.append(' ');
        case SOFT_HYPHEN -> {}
        default -> text.append(SymbolFont.isPrivate(c) ? SymbolFont.shown(font, c) : c);
      }
    }
  }

  private void symbol() {
    int code = 0;
    try {
      code = Integer.parseInt(xml.attribute("char"), HEX);
    } catch (NumberFormatException e) {
      // Such a symbol shows nothing.
    }
    if (code > ' ' && code <= Character.MAX_VALUE) {
      char shown = SymbolFont.shown(xml.attribute("font"), (char) code);
      if (!SymbolFont.isPrivate(shown)) {
        add(shown);
      }
    }
  }

  private void note(Notes.Kind kind) {
    var id = xml.attribute("id");
    if (xml.attribute("customMarkFollows").isEmpty()) {
      var mark = story.notes().refer(kind, id);
      story.budget().characters(mark.length());
      text.append(mark);
    } else {
      story.notes().referByOwnMark(kind, id);
    }
  }

  /** Looks for boxes of text, which lie deep in drawings. */
  private void boxes(int parent) throws IOException {
    while (xml.nextIn(parent)) {
      switch (xml.name()) {
        case "txbxContent" -> boxes.addAll(story.container().blocks());
        // Both alternatives hold the same text, for new and for old versions of Word.
        case "mc:AlternateContent" -> {
          if (xml.nextIn(xml.depth())) {
            boxes(xml.depth());
          }
        }
        default -> boxes(xml.depth());
      }
    }
  }

  /** Reads the text below, not the pronunciation above it. */
  private void ruby() throws IOException {
    int ruby = xml.depth();
    while (xml.nextIn(ruby)) {
      if (xml.name().equals("rubyBase")) {
        int base = xml.depth();
        while (xml.nextIn(base)) {
          if (xml.name().equals("r")) {
            run();
          }
        }
      }
    }
  }
}
