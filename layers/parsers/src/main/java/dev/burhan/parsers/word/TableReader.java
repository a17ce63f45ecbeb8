package dev.burhan.parsers.word;

import dev.burhan.parsers.format.Block;
import dev.burhan.parsers.format.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one table of a story. */
final class TableReader {

  private static final int CHARACTERS_PER_CELL = 3;

  private final StoryReader story;
  private final WordXml xml;
  private final Table table = new Table();

  TableReader(StoryReader story) {
    this.story = story;
    this.xml = story.xml();
  }

  /** Reads {@code w:tbl}. */
  List<Block> read() throws IOException {
    rows();
    return table.blocks();
  }

  private void rows() throws IOException {
    int parent = xml.depth();
    while (xml.nextIn(parent)) {
      switch (xml.name()) {
        case "tr" -> {
          var cells = new ArrayList<List<Block>>();
          cells(cells);
          table.row(cells);
        }
        case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> rows();
        default -> {}
      }
    }
  }

  private void cells(List<List<Block>> cells) throws IOException {
    int parent = xml.depth();
    boolean isGone = false;
    while (!isGone && xml.nextIn(parent)) {
      switch (xml.name()) {
        case "trPr" -> isGone = isGone();
        case "tc" -> cell(cells);
        case "sdt", "sdtContent", "customXml" -> cells(cells);
        default -> {}
      }
    }
  }

  /** Tells whether a row was deleted or is hidden; it says so before its cells. */
  private boolean isGone() throws IOException {
    boolean isGone = false;
    int properties = xml.depth();
    while (xml.nextIn(properties)) {
      switch (xml.name()) {
        case "del", "moveFrom" -> isGone = true;
        case "hidden" -> isGone |= xml.isOn();
        default -> {}
      }
    }
    return isGone;
  }

  private void cell(List<List<Block>> cells) throws IOException {
    story.budget().characters(CHARACTERS_PER_CELL);
    var cell = story.container();
    if (!cell.cell().isDeleted()) {
      cells.add(cell.cell().isCovered() ? List.of() : cell.blocks());
    }
  }
}
