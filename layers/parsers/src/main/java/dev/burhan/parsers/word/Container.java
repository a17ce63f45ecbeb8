package dev.burhan.parsers.word;

import dev.burhan.parsers.format.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is read of an element that holds paragraphs: the document, a cell, a box, a note.
 */
final class Container {

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder carried = new StringBuilder();
  private CellProperties cell = CellProperties.NONE;

  List<Block> blocks() {
    return blocks;
  }

  /** The text of paragraphs whose end was deleted, which the next one begins with. */
  StringBuilder carried() {
    return carried;
  }

  void set(CellProperties properties) {
    cell = properties;
  }

  /** How it is set, if it is a cell. */
  CellProperties cell() {
    return cell;
  }
}
