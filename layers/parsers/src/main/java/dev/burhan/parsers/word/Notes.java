package dev.burhan.parsers.word;

import dev.burhan.parsers.format.Block;
import dev.burhan.parsers.format.Mark;
import dev.burhan.parsers.format.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds the footnotes and endnotes of a document. A note stands behind the paragraph or table that
 * refers to it, so that the sentence stays whole and the note stays near; both bear its number in
 * brackets, as where Word itself writes plain text. Not thread-safe.
 */
final class Notes {

  /** Names a note in the file. */
  private record Name(Kind kind, String id) {}

  enum Kind {
    FOOTNOTE("footnotes", "decimal"),
    ENDNOTE("endnotes", "lowerRoman");

    private final String part;
    private final String format;

    Kind(String part, String format) {
      this.part = part;
      this.format = format;
    }

    /** The part of the file that holds them. */
    String part() {
      return part;
    }
  }

  private final Map<Name, List<Block>> notes = new HashMap<>();
  private final Map<Name, String> marks = new HashMap<>();
  private final Map<Kind, Integer> counts = new HashMap<>();
  private final List<Block> due = new ArrayList<>();

  void put(Kind kind, String id, List<Block> note) {
    notes.put(new Name(kind, id), note);
  }

  /** The mark of a note in the text that refers to it; empty when there is no such note. */
  String refer(Kind kind, String id) {
    var name = new Name(kind, id);
    return notes.containsKey(name) ? marks.computeIfAbsent(name, this::number) : "";
  }

  /** Refers to a note whose mark is the author's own, written in the text and in the note. */
  void referByOwnMark(Kind kind, String id) {
    var name = new Name(kind, id);
    if (notes.containsKey(name) && marks.putIfAbsent(name, "") == null) {
      due(name, "");
    }
  }

  private String number(Name name) {
    int number = counts.merge(name.kind(), 1, Integer::sum);
    var mark = "[" + NumberFormat.write(number, name.kind().format, "") + "]";
    due(name, mark + " ");
    return mark;
  }

  private void due(Name name, String label) {
    var before = label;
    for (var block : Objects.requireNonNull(notes.get(name))) {
      due.add(new Block(before + Mark.without(block.text()).strip(), 0, block.isBelow()));
      before = "";
    }
  }

  /** Moves the notes referred to since to where they are to stand. */
  void moveTo(List<Block> blocks) {
    blocks.addAll(due);
    due.clear();
  }
}
