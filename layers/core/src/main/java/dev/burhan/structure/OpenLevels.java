package dev.burhan.structure;

import dev.burhan.structure.Label.Kind;
import dev.burhan.structure.Label.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the levels of structure that are open at a point of a document, outermost first. */
final class OpenLevels {

  /** More levels than any text has; deeper ones count as the deepest. */
  static final int LEVELS_MAX = 20;

  private final List<OpenLevel> levels = new ArrayList<>();
  private final Map<Integer, List<Integer>> lastNumbers = new HashMap<>();
  private int sealedFrom = LEVELS_MAX;

  OpenLevels(OpenLevel root) {
    levels.add(root);
  }

  OpenLevel innermost() {
    return levels.getLast();
  }

  /** How many are open, the root among them. */
  int count() {
    return levels.size();
  }

  OpenLevel at(int i) {
    return levels.get(i);
  }

  /** Opens a level below the innermost, for which there must be room. */
  void open(OpenLevel level) {
    levels.add(level);
    if (!level.numbers().isEmpty()) {
      lastNumbers.put(level.numbers().size(), level.numbers());
    }
  }

  /** Closes all but the outermost ones; the root stays. */
  void keep(int count) {
    while (levels.size() > Math.max(1, count)) {
      levels.removeLast();
    }
    if (levels.size() <= sealedFrom) {
      sealedFrom = LEVELS_MAX;
    }
  }

  /** The level that a paragraph after a list belongs to: not the last item but what holds it. */
  OpenLevel forParagraph() {
    return levels.get(holder());
  }

  private int holder() {
    int i = levels.size() - 1;
    if (levels.get(i).node().is(OutlineNode.Kind.ITEM)) {
      i--;
    }
    while (levels.get(i).is(OpenLevel.Role.INTRODUCTION)) {
      i--;
    }
    return i;
  }

  /** A paragraph follows the items that are open: the list may go on, but not within them. */
  void seal() {
    int items = holder() + 1;
    sealedFrom = items < levels.size() ? items : LEVELS_MAX;
  }

  /** Closes the items that a paragraph followed, and the deepest level where there are too many. */
  void makeRoom() {
    keep(Math.min(sealedFrom, LEVELS_MAX - 1));
  }

  /** The title of the whole document: its first heading, unnumbered. */
  boolean isTitle(OpenLevel level) {
    return levels.size() > 1
        && level.node() == levels.get(1).node()
        && level.node() == levels.getFirst().node().below().getFirst()
        && level.isUnnumberedHeading()
        && level.depth() <= 1
        && level.is(OpenLevel.Role.SECTION);
  }

  /** Tells whether a label carries on what was counted so far, or begins to count. */
  boolean follows(Label label) {
    return switch (label.kind()) {
      case BULLET, DIVISION -> true;
      case COUNTER ->
          label.isFirst() || levels.stream().anyMatch(open -> open.next(label).isPresent());
      case DECIMAL -> followsNumbers(label.numbers());
    };
  }

  /** Tells whether a label carries on a list of items. */
  boolean followsItem(Label label) {
    for (int i = levels.size() - 1; i > 0; i--) {
      if (levels.get(i).next(label).isPresent()) {
        return levels.get(i).isOfList();
      }
    }
    return false;
  }

  private boolean followsNumbers(List<Integer> numbers) {
    var prefix = numbers.subList(0, numbers.size() - 1);
    int value = numbers.getLast();
    var last = lastNumbers.get(numbers.size());
    if (last != null && startsWith(last, prefix) && value == last.getLast() + 1) {
      return true;
    }
    boolean isUnderOpen = levels.stream().anyMatch(open -> open.numbers().equals(prefix));
    return value <= 1 && (isUnderOpen || last == null);
  }

  static boolean startsWith(List<Integer> numbers, List<Integer> prefix) {
    return numbers.size() >= prefix.size() && numbers.subList(0, prefix.size()).equals(prefix);
  }

  /** Tells whether a label read one way carries on a list: {@code (i)} after {@code (h)}. */
  boolean follows(Reading reading) {
    return levels.stream()
        .flatMap(open -> open.readings().stream())
        .anyMatch(o -> o.style().equals(reading.style()) && o.value() + 1 == reading.value());
  }

  /** Place of the innermost level that counts as the label does; -1 for none. */
  int lastOfStyle(Label label) {
    int i = levels.size() - 1;
    while (i > 0 && !levels.get(i).sharesStyle(label)) {
      i--;
    }
    return i > 0 ? i : -1;
  }

  /** Place of the innermost level with a number; -1 for none. */
  int lastNumbered(List<Integer> numbers) {
    int i = levels.size() - 1;
    while (i > 0 && !levels.get(i).numbers().equals(numbers)) {
      i--;
    }
    return i > 0 ? i : -1;
  }

  /** Place of the outermost level of a kind; -1 for none. */
  int firstOfKind(Kind kind) {
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).is(kind)) {
        return i;
      }
    }
    return -1;
  }
}
