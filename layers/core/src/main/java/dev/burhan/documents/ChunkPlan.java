package dev.burhan.documents;

import dev.burhan.structure.HeadingPath;
import dev.burhan.structure.OutlineNode;
import dev.burhan.structure.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides from the outline of a document what goes into one chunk. A clause with its items stays
 * whole where it fits; a longer one parts at its items, then at sentences. Paragraphs and items are
 * gathered; clauses and definitions stand alone.
 */
final class ChunkPlan {

  /** No chunk introduces it. */
  static final int NO_PARENT = -1;

  /**
   * One chunk to be.
   *
   * @param parent place in the plan of the one that introduces it, or {@link #NO_PARENT}
   */
  record Piece(int start, int end, HeadingPath path, int parent) {}

  private final String text;
  private final Chunker.Limits limits;
  private final List<Piece> pieces = new ArrayList<>();

  private ChunkPlan(String text, Chunker.Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  /** Pieces in the order of the text, each with a word in it and within the limits. */
  static List<Piece> of(String text, OutlineNode root, Chunker.Limits limits) {
    var plan = new ChunkPlan(text, limits);
    plan.below(root, HeadingPath.NONE, NO_PARENT);
    if (plan.pieces.size() > Chunker.CHUNKS_MAX) {
      plan.withoutStructure();
    }
    return plan.pieces;
  }

  /** Nobody writes so many clauses: each would cost a vector for a word or two. */
  private void withoutStructure() {
    pieces.clear();
    for (var part : LongText.split(text, 0, text.length(), limits.max())) {
      piece(part.start(), part.end(), HeadingPath.NONE, NO_PARENT, NO_PARENT);
    }
  }

  /** A stretch of neighbours that go into one chunk. */
  private final class Gathering {
    private final HeadingPath path;
    private final List<OutlineNode> nodes = new ArrayList<>();

    Gathering(HeadingPath path) {
      this.path = path;
    }

    /** Headings with nothing below them go together, and with nothing else. */
    boolean takes(OutlineNode node) {
      return nodes.isEmpty()
          || (node.lastEnd() - nodes.getFirst().start() <= limits.gather()
              && isHeading(nodes.getFirst()) == isHeading(node));
    }

    void add(OutlineNode node) {
      nodes.add(node);
    }

    boolean isOfParagraphs() {
      return !nodes.isEmpty() && nodes.getLast().is(OutlineNode.Kind.PARAGRAPH);
    }

    /** The piece made, or {@link #NO_PARENT} where there is nothing to make one of. */
    int close(int parent) {
      if (nodes.isEmpty()) {
        return NO_PARENT;
      }
      var first = nodes.getFirst();
      boolean isAlone = nodes.size() == 1 && !isHeading(first);
      var own = isAlone ? path.with(first.title()) : path;
      int made = piece(first.start(), nodes.getLast().lastEnd(), own, parent, NO_PARENT);
      nodes.clear();
      return made;
    }
  }

  private static boolean isHeading(OutlineNode node) {
    return node.is(OutlineNode.Kind.HEADING);
  }

  /**
   * Plans all below a node.
   *
   * @param path of what is below it
   * @param introduction the piece that introduces what is below, if any
   */
  private void below(OutlineNode node, HeadingPath path, int introduction) {
    var gathering = new Gathering(path);
    int parent = introduction;
    boolean isBeforeClauses = isHeading(node);
    for (var child : node.below()) {
      if (!isGathered(child) || !gathering.takes(child)) {
        boolean leads = isBeforeClauses && gathering.isOfParagraphs();
        int made = gathering.close(introduction);
        // The text between a heading and its first clause leads to all its clauses.
        parent = leads ? made : parent;
      }
      if (isGathered(child)) {
        gathering.add(child);
      } else if (isHeading(child) && !child.below().isEmpty()) {
        below(child, path.with(child.title()), NO_PARENT);
      } else {
        clause(child, path, parent);
        isBeforeClauses = false;
      }
    }
    gathering.close(introduction);
  }

  /** What fits is gathered with its neighbours, but for clauses, definitions and headings. */
  private boolean isGathered(OutlineNode node) {
    boolean isDeadEnd = isHeading(node) && node.below().isEmpty();
    boolean isSeparate = node.is(OutlineNode.Kind.CLAUSE) || isHeading(node) || node.isDefinition();
    return fits(node) && (isDeadEnd || !isSeparate);
  }

  private boolean fits(OutlineNode node) {
    return !node.holdsSeparate() && node.lastEnd() - node.start() <= limits.max();
  }

  private void clause(OutlineNode node, HeadingPath above, int parent) {
    var path = isHeading(node) ? above : above.with(node.title());
    if (fits(node)) {
      piece(node.start(), node.lastEnd(), path, parent, parent);
    } else if (node.is(OutlineNode.Kind.TABLE)) {
      table(node, path, parent);
    } else {
      int introduction = split(node.start(), node.end(), path, parent);
      below(node, path, introduction);
    }
  }

  /** The last piece made, which leads to what is below. */
  private int split(int start, int end, HeadingPath path, int parent) {
    int first = NO_PARENT;
    int last = parent;
    for (var part : LongText.split(text, start, end, limits.max())) {
      last = piece(part.start(), part.end(), path, first == NO_PARENT ? parent : first, last);
      first = first == NO_PARENT && last != parent ? last : first;
    }
    return last;
  }

  /** Parts a table between its rows; the parts after the first have its head in their path. */
  private void table(OutlineNode table, HeadingPath path, int parent) {
    int headEnd = endOfRow(table.start(), table.end());
    var below = path.with(text.substring(table.start(), headEnd).strip());
    int first = NO_PARENT;
    int from = table.start();
    while (from < table.end()) {
      int to = endOfRow(from, table.end());
      while (to < table.end() && endOfRow(to + 1, table.end()) - from <= limits.max()) {
        to = endOfRow(to + 1, table.end());
      }
      int made =
          split(from, to, first == NO_PARENT ? path : below, first == NO_PARENT ? parent : first);
      first = first == NO_PARENT && made != parent ? made : first;
      from = Math.min(table.end(), to + 1);
    }
  }

  private int endOfRow(int from, int end) {
    int newline = text.indexOf('\n', Math.min(from, end));
    return newline < 0 || newline > end ? end : newline;
  }

  /** Adds a piece without the space around it, or none where it holds no word. */
  private int piece(int from, int to, HeadingPath path, int parent, int otherwise) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (!Wording.isIn(text, start, end)) {
      return otherwise;
    }
    pieces.add(new Piece(start, end, path, parent));
    return pieces.size() - 1;
  }
}
