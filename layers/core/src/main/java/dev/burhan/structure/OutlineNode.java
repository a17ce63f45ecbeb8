package dev.burhan.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one part of a document's structure with the parts below it, in the order of the text. */
public final class OutlineNode {

  /** What a node is. */
  public enum Kind {
    ROOT,
    /** Its text is a heading: it stands in the path of what is below it. */
    HEADING,
    /** A numbered clause; never gathered with its neighbours. */
    CLAUSE,
    /** An item of a list that a clause or paragraph introduces. */
    ITEM,
    PARAGRAPH,
    TABLE
  }

  private final Kind kind;
  private final Optional<OutlineNode> above;
  private final List<OutlineNode> below = new ArrayList<>();
  private final int start;
  private int end;
  private int lastEnd;
  private String title;
  private boolean isDefinition;
  private boolean holdsSeparate;

  private OutlineNode(Kind kind, Optional<OutlineNode> above, int start, int end, String title) {
    this.kind = kind;
    this.above = above;
    this.start = start;
    this.end = end;
    this.lastEnd = end;
    this.title = title;
  }

  static OutlineNode root() {
    return new OutlineNode(Kind.ROOT, Optional.empty(), 0, 0, "");
  }

  /**
   * Adds a node below this one.
   *
   * @param childTitle its part of the heading path; empty for none
   */
  OutlineNode add(Kind childKind, int from, int to, String childTitle) {
    var child = new OutlineNode(childKind, Optional.of(this), from, to, childTitle);
    below.add(child);
    child.reaches(to);
    if (childKind.equals(Kind.CLAUSE) || childKind.equals(Kind.HEADING)) {
      child.partsThoseAbove();
    }
    return child;
  }

  /** Makes its own text longer. */
  void extend(int to) {
    end = to;
    reaches(to);
  }

  /** Makes its heading longer by a line. */
  void extendTitle(String more, int to) {
    title = title + " " + more;
    extend(to);
  }

  /** Makes it the definition of a term, which is a chunk of its own. */
  void define(String term) {
    title = term;
    isDefinition = true;
    partsThoseAbove();
  }

  private void reaches(int to) {
    lastEnd = to;
    for (var node = above; node.isPresent(); node = node.get().above) {
      node.get().lastEnd = to;
    }
  }

  private void partsThoseAbove() {
    for (var node = above; node.isPresent() && !node.get().holdsSeparate; node = node.get().above) {
      node.get().holdsSeparate = true;
    }
  }

  public Kind kind() {
    return kind;
  }

  public boolean is(Kind expected) {
    return kind.equals(expected);
  }

  public List<OutlineNode> below() {
    return below;
  }

  public int start() {
    return start;
  }

  /** Where its own text ends. */
  public int end() {
    return end;
  }

  /** Where the text of all that is below it ends. */
  public int lastEnd() {
    return lastEnd;
  }

  public String title() {
    return title;
  }

  public boolean isDefinition() {
    return isDefinition;
  }

  /** Something below it must be a chunk of its own. */
  public boolean holdsSeparate() {
    return holdsSeparate;
  }
}
