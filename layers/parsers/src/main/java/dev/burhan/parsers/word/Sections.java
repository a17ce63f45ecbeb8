package dev.burhan.parsers.word;

import dev.burhan.parsers.format.Block;
import dev.burhan.parsers.format.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds where the sections of a document end. Whether a page begins there is said at the end of the
 * section that follows. Not thread-safe.
 */
final class Sections {

  /** Says of a section whether it begins a page, and behind how many blocks it ends. */
  private record Section(boolean beginsPage, int blocks) {}

  private final List<Section> sections = new ArrayList<>();

  void end(boolean beginsPage, int blocks) {
    sections.add(new Section(beginsPage, blocks));
  }

  /** Puts pages between the blocks of a document where its sections begin them. */
  List<Block> divide(List<Block> blocks) {
    var divided = new ArrayList<Block>();
    int next = 0;
    for (int i = 0; i + 1 < sections.size(); i++) {
      int end = sections.get(i).blocks();
      divided.addAll(blocks.subList(next, end));
      next = end;
      if (sections.get(i + 1).beginsPage()) {
        divided.add(Block.paragraph(String.valueOf(Mark.PAGE)));
      }
    }
    divided.addAll(blocks.subList(next, blocks.size()));
    return divided;
  }
}
