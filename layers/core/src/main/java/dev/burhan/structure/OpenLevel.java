package dev.burhan.structure;

import dev.burhan.structure.Label.Kind;
import dev.burhan.structure.Label.Reading;
import java.util.List;
import java.util.Optional;

/**
 * Holds one level of structure that is open at a point of a document.
 *
 * @param depth of a heading by its style; 0 for a level told from the text
 * @param label what it is numbered with, if it is
 * @param path headings that stand above what is below it
 * @param inDefinitions it is, or is in, a section of definitions
 */
record OpenLevel(
    OutlineNode node,
    int depth,
    Optional<Label> label,
    HeadingPath path,
    boolean inDefinitions,
    Role role) {

  /** What a level is beside its label. */
  enum Role {
    SECTION,
    RECITALS,
    /** A paragraph that introduces a list. */
    INTRODUCTION
  }

  boolean isStyled() {
    return depth > 0;
  }

  boolean is(Kind kind) {
    return label.filter(l -> l.is(kind)).isPresent();
  }

  boolean is(Division division) {
    return label.flatMap(Label::division).filter(division::equals).isPresent();
  }

  boolean is(Role expected) {
    return role.equals(expected);
  }

  boolean isHeading() {
    return node.is(OutlineNode.Kind.HEADING);
  }

  boolean isUnnumberedHeading() {
    return isHeading() && label.isEmpty();
  }

  /** It is numbered and holds what is said of one thing; a schedule or a part holds many. */
  boolean isArticle() {
    return label
        .filter(l -> l.division().filter(d -> d.compareTo(Division.ARTICLE) < 0).isEmpty())
        .isPresent();
  }

  /** An item, or the paragraph that introduces it. */
  boolean isOfList() {
    return node.is(OutlineNode.Kind.ITEM) || is(Role.INTRODUCTION);
  }

  List<Reading> readings() {
    return label.map(Label::readings).orElse(List.of());
  }

  List<Integer> numbers() {
    return label.map(Label::numbers).orElse(List.of());
  }

  /** How a label reads as the next after this one, if it does. */
  Optional<Reading> next(Label other) {
    return readings().stream().flatMap(reading -> other.next(reading).stream()).findFirst();
  }

  /** It counts in a style that a label may be read in. */
  boolean sharesStyle(Label other) {
    return label.filter(other::sharesStyle).isPresent();
  }
}
