package dev.burhan.structure;

import dev.burhan.structure.OpenLevel.Role;
import java.util.Optional;

/** Writes the outline of a document node by node, each below the level that is open for it. */
final class OutlineWriter {

  private final OutlineNode root = OutlineNode.root();
  private final OpenLevels levels =
      new OpenLevels(
          new OpenLevel(root, 0, Optional.empty(), HeadingPath.NONE, false, Role.SECTION));

  /** The node written last. */
  private OutlineNode current = root;

  /** Where its words end, page numbers behind them left out. */
  private int textEnd;

  OutlineNode root() {
    return root;
  }

  OpenLevels levels() {
    return levels;
  }

  OutlineNode current() {
    return current;
  }

  int textEnd() {
    return textEnd;
  }

  /** Writes a heading; one that finds no room in the path is text. */
  void heading(TextLine line, StructureLine.Heading heading, Role role) {
    levels.makeRoom();
    textEnd = line.end();
    var above = levels.innermost();
    boolean isTaken = above.path().takes(heading.title());
    var kind = isTaken ? OutlineNode.Kind.HEADING : OutlineNode.Kind.CLAUSE;
    current = above.node().add(kind, line.start(), line.end(), isTaken ? heading.title() : "");
    boolean isWithin = heading.depth() == 0 && above.inDefinitions();
    levels.open(
        new OpenLevel(
            current,
            heading.depth(),
            heading.label(),
            above.path().with(heading.title()),
            isWithin || Phrases.announcesDefinitions(heading.title()),
            role));
  }

  /** Makes the heading written last longer by a line; false where it cannot be. */
  boolean extendHeading(TextLine line, String title) {
    var last = levels.innermost();
    boolean isOpen = current == last.node() && last.isHeading() && !last.isStyled();
    int length = last.node().title().length() + 1 + title.length();
    if (!isOpen || length > StructureLine.TITLE_MAX || !last.path().takes(title + " ")) {
      return false;
    }
    textEnd = line.end();
    levels.keep(levels.count() - 1);
    current.extendTitle(title, line.end());
    levels.open(
        new OpenLevel(
            current,
            0,
            last.label(),
            levels.innermost().path().with(current.title()),
            last.inDefinitions() || Phrases.announcesDefinitions(title),
            last.role()));
    return true;
  }

  /**
   * Writes a clause or an item.
   *
   * @param term what it defines, if it does
   */
  void clause(
      TextLine line,
      OutlineNode.Kind kind,
      StructureLine.Clause clause,
      Optional<String> term,
      boolean beginsDefinitions) {
    textEnd = line.end();
    var above = levels.innermost();
    var title = clause.caption().filter(above.path()::takes).orElse("");
    current = above.node().add(kind, line.start(), line.end(), title);
    term.ifPresent(current::define);
    levels.open(
        new OpenLevel(
            current,
            0,
            Optional.of(clause.label()),
            above.path().with(current.title()),
            term.isEmpty() && (above.inDefinitions() || beginsDefinitions),
            Role.SECTION));
  }

  /** Makes the paragraph written last hold the list that follows. */
  void introduction() {
    levels.makeRoom();
    var holder = levels.forParagraph();
    levels.open(
        new OpenLevel(
            current,
            0,
            Optional.empty(),
            holder.path(),
            holder.inDefinitions(),
            Role.INTRODUCTION));
  }

  /** Writes a paragraph or a table. */
  void text(TextLine line, OutlineNode.Kind kind) {
    textEnd = line.end();
    current = levels.forParagraph().node().add(kind, line.start(), line.end(), "");
    levels.seal();
  }

  void define(String term) {
    current.define(term);
  }

  /** Makes the text written last longer by a line; false where it cannot be. */
  boolean extendText(TextLine line) {
    boolean isExtended = interrupt(line);
    textEnd = isExtended ? line.end() : textEnd;
    return isExtended;
  }

  /** Adds a page number to the text written last, which it does not end; false where it cannot. */
  boolean interrupt(TextLine line) {
    boolean isText =
        !current.is(OutlineNode.Kind.ROOT)
            && !current.is(OutlineNode.Kind.HEADING)
            && current.below().isEmpty();
    if (isText) {
      current.extend(line.end());
    }
    return isText;
  }
}
