package dev.burhan.structure;

import java.util.Optional;

/** Says what one line of a legal text is, in English and Arabic. */
sealed interface StructureLine {

  /** Longest heading; a heading goes with every chunk below it, so a longer one is text. */
  int TITLE_MAX = 160;

  /**
   * A heading, which stands in the heading path of what is below it and not in its text.
   *
   * @param label empty where it is not numbered
   * @param depth 1 is outermost; 0 where its label and its place decide
   */
  record Heading(Optional<Label> label, String title, int depth, boolean isDoubtful)
      implements StructureLine {}

  /**
   * The first line of a numbered clause, or of an item of a list.
   *
   * @param caption label and caption of a clause that begins with one: {@code 4.2 Deposit}
   * @param isDoubtful it counts only where it carries on what was counted so far
   */
  record Clause(Label label, Optional<String> caption, boolean isDoubtful)
      implements StructureLine {}

  /** A row of a table. */
  record Row() implements StructureLine {}

  /** Where recitals end and what was agreed begins. */
  record Agreement() implements StructureLine {}

  /** Where signatures begin. */
  record Signatures() implements StructureLine {}

  /** The heading of a table of contents, which heads nothing else. */
  record Contents() implements StructureLine {}

  /** A page number, or a header or footer that runs through the document. */
  record Aside() implements StructureLine {}

  record Plain() implements StructureLine {}
}
