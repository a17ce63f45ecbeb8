package dev.burhan.structure;

import dev.burhan.structure.Label.Kind;
import dev.burhan.structure.OpenLevel.Role;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the place of a new level among those open, by closing what it does not belong in: it stands
 * after the one it carries on, under the one that its number names, or below all.
 */
final class Nesting {

  /** How many numbers a list may leave out, as where items were deleted. */
  private static final int GAP_MAX = 9;

  private final OpenLevels levels;

  Nesting(OpenLevels levels) {
    this.levels = levels;
  }

  /** Makes room for a heading of a depth known by its style. */
  void forStyled(StructureLine.Heading heading) {
    for (int i = 1; i < levels.count(); i++) {
      var open = levels.at(i);
      if (open.depth() >= heading.depth() && !isOuterInSameStyle(open, heading)) {
        levels.keep(i);
        return;
      }
    }
    // No heading of its depth is open: a division told from the text may stand above it.
    closeWhile(open -> !open.isStyled() && !open.is(Kind.DIVISION));
  }

  /** Chapters and articles in one style are still chapters and articles. */
  private static boolean isOuterInSameStyle(OpenLevel open, StructureLine.Heading heading) {
    var outer = open.label().flatMap(Label::division);
    var inner = heading.label().flatMap(Label::division);
    return open.depth() == heading.depth()
        && outer.isPresent()
        && inner.filter(division -> outer.get().compareTo(division) < 0).isPresent();
  }

  /** Makes room for a division, which closes those of its own name and all that stand below it. */
  void forDivision(Label label, Division division) {
    int sibling = levels.lastOfStyle(label);
    if (sibling > 0) {
      levels.keep(sibling);
      return;
    }
    if (label.numbers().size() > 1 && underNamed(label.numbers())) {
      return;
    }
    for (int i = 1; i < levels.count(); i++) {
      if (isClosedBy(division, levels.at(i))) {
        levels.keep(i);
        return;
      }
    }
  }

  private boolean isClosedBy(Division division, OpenLevel open) {
    if (division.equals(Division.SCHEDULE)) {
      return !levels.isTitle(open);
    }
    if (open.label().isEmpty()) {
      return open.is(Role.INTRODUCTION);
    }
    boolean isOuter =
        open.label().flatMap(Label::division).filter(d -> d.compareTo(division) <= 0).isPresent();
    return !isOuter && !division.equals(Division.PARAGRAPH);
  }

  /** Makes room for a number of several parts such as {@code 4.2}. */
  void forDecimal(Label label) {
    int sibling = levels.lastOfStyle(label);
    var prefix = label.numbers().subList(0, label.numbers().size() - 1);
    if (sibling > 0 && OpenLevels.startsWith(levels.at(sibling).numbers(), prefix)) {
      levels.keep(sibling);
    } else if (!underNamed(label.numbers())) {
      if (sibling > 0) {
        levels.keep(aboveOther(sibling));
      } else {
        closeWhile(open -> !open.isHeading() && !open.is(Kind.DECIMAL));
      }
    }
  }

  /** What the number of a sibling names is not what the new number names: it is closed too. */
  private int aboveOther(int sibling) {
    var numbers = levels.at(sibling).numbers();
    int named = levels.lastNumbered(numbers.subList(0, numbers.size() - 1));
    return named > 0 && named < sibling ? named : sibling;
  }

  /** Closes all below the level that the first numbers name, its unnumbered headings kept. */
  private boolean underNamed(List<Integer> numbers) {
    for (int parts = numbers.size() - 1; parts > 0; parts--) {
      int named = levels.lastNumbered(numbers.subList(0, parts));
      if (named > 0) {
        int count = named + 1;
        while (count < levels.count() && levels.at(count).isUnnumberedHeading()) {
          count++;
        }
        levels.keep(count);
        return true;
      }
    }
    return false;
  }

  /**
   * Makes room for a counted label and says how it is read there.
   *
   * @param isIntroduced the text before it introduces a list
   */
  Label forCounter(Label label, boolean isIntroduced) {
    for (int i = levels.count() - 1; i > 0; i--) {
      var next = levels.at(i).next(label);
      if (next.isPresent()) {
        levels.keep(i);
        return label.as(next.get());
      }
    }
    if (label.isFirst() && (isIntroduced || !levels.innermost().sharesStyle(label.asFirst()))) {
      return label.asFirst();
    }
    return inOpenList(label);
  }

  /** No list goes on or begins with the label: it may be one of a list that left numbers out. */
  private Label inOpenList(Label label) {
    for (int i = levels.count() - 1; i > 0; i--) {
      for (var reading : label.readings()) {
        for (var open : levels.at(i).readings()) {
          int gap = reading.value() - open.value();
          boolean isNear = label.isFirst() || (gap >= 0 && gap <= GAP_MAX);
          if (open.style().equals(reading.style()) && isNear) {
            levels.keep(i);
            return label.as(reading);
          }
        }
      }
    }
    // A number of one part, as 7 after 4.4, does not stand within one of two.
    int decimal = levels.firstOfKind(Kind.DECIMAL);
    if (decimal > 0 && !label.numbers().isEmpty()) {
      levels.keep(decimal);
    }
    return label;
  }

  /** Makes room for a bullet. */
  void forBullet(Label label) {
    int sibling = levels.lastOfStyle(label);
    if (sibling > 0) {
      levels.keep(sibling);
    }
  }

  /** Makes room for a heading without a number that is told from its letters. */
  void forUnnumbered() {
    for (int i = levels.count() - 1; i > 0; i--) {
      var open = levels.at(i);
      if (open.isUnnumberedHeading() && !open.isStyled() && !levels.isTitle(open)) {
        levels.keep(i);
        return;
      }
    }
    closeWhile(open -> !open.isHeading());
  }

  /** Makes room for a heading within the clause that is open. */
  void forUnnumberedWithin() {
    closeWhile(OpenLevel::isOfList);
  }

  /** Closes the recitals, if they are open. */
  void closeRecitals() {
    for (int i = 1; i < levels.count(); i++) {
      if (levels.at(i).is(Role.RECITALS)) {
        levels.keep(i);
      }
    }
  }

  /** Closes all but the title of the document and the schedule that is open. */
  void forSignatures() {
    int count = 1;
    while (count < levels.count()
        && (levels.isTitle(levels.at(count)) || levels.at(count).is(Division.SCHEDULE))) {
      count++;
    }
    levels.keep(count);
  }

  private void closeWhile(Predicate<OpenLevel> isClosed) {
    int count = levels.count();
    while (count > 1 && isClosed.test(levels.at(count - 1))) {
      count--;
    }
    levels.keep(count);
  }
}
