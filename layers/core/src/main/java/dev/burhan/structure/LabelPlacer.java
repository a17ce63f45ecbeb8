package dev.burhan.structure;

import dev.burhan.structure.Label.Kind;
import dev.burhan.structure.Label.Reading;

/** Finds the place of a label in the outline, and says how it is read there. */
final class LabelPlacer {

  /** Lines looked at to tell whether {@code (i)} is a letter or a numeral. */
  private static final int AHEAD_MAX = 16;

  private final Lines lines;
  private final OutlineWriter outline;
  private final OpenLevels levels;
  private final Nesting nesting;

  /** "The parties agree as follows:" introduces the whole contract, no list. */
  private OutlineNode agreement;

  LabelPlacer(Lines lines, OutlineWriter outline, Nesting nesting) {
    this.lines = lines;
    this.outline = outline;
    this.levels = outline.levels();
    this.nesting = nesting;
    this.agreement = outline.root();
  }

  /** What stands where the label was placed. */
  record Placed(Label label, OutlineNode.Kind kind) {}

  /** Says that the text written last begins what was agreed. */
  void agreementBegins() {
    agreement = outline.current();
  }

  /** Closes what the label does not belong in and makes room for it. */
  Placed place(int i, Label label) {
    boolean isIntroduced = isIntroduced();
    var read =
        switch (label.kind()) {
          case DIVISION -> {
            label.division().ifPresent(division -> nesting.forDivision(label, division));
            yield label;
          }
          case DECIMAL -> {
            nesting.closeRecitals();
            nesting.forDecimal(label);
            yield label;
          }
          case COUNTER -> {
            openIntroduction(label, isIntroduced);
            yield nesting.forCounter(resolved(i, label), isIntroduced);
          }
          case BULLET -> {
            openIntroduction(label, isIntroduced);
            nesting.forBullet(label);
            yield label;
          }
        };
    levels.makeRoom();
    return new Placed(
        read, isItem(read, isIntroduced) ? OutlineNode.Kind.ITEM : OutlineNode.Kind.CLAUSE);
  }

  private boolean isIntroduced() {
    int end = outline.textEnd();
    return end > 0 && Lines.endsInColon(lines.text(), end);
  }

  /** A paragraph that ends in a colon holds the list below it, as a clause does. */
  private void openIntroduction(Label label, boolean isIntroduced) {
    var holder = levels.forParagraph();
    boolean isParagraph =
        outline.current().is(OutlineNode.Kind.PARAGRAPH) && !levels.innermost().isOfList();
    // Under a title alone a number begins a clause of the contract, not an item of its preamble.
    boolean isTitle = holder.label().isEmpty() && holder.depth() <= 1;
    boolean isPreamble = outline.current() == agreement || (isTitle && !label.numbers().isEmpty());
    boolean begins = label.isFirst() || label.is(Kind.BULLET);
    if (isIntroduced && isParagraph && !isPreamble && begins) {
      outline.introduction();
    }
  }

  private boolean isItem(Label label, boolean isIntroduced) {
    var above = levels.innermost();
    boolean isInText = !above.isHeading() && !above.node().is(OutlineNode.Kind.ROOT);
    return switch (label.kind()) {
      case DIVISION -> false;
      case DECIMAL -> isInText && isIntroduced;
      case COUNTER -> isInText || above.isArticle();
      case BULLET -> true;
    };
  }

  /** Tells {@code (i)} the letter after {@code (h)} from the first numeral by what follows. */
  private Label resolved(int i, Label label) {
    var numeral = label.readings().stream().filter(r -> r.value() == 1).findFirst();
    var letter = label.readings().stream().filter(r -> r.value() > 1).findFirst();
    if (numeral.isEmpty() || letter.filter(levels::follows).isEmpty()) {
      return label;
    }
    return label.as(isFollowedBySecond(i, label, numeral.get()) ? numeral.get() : letter.get());
  }

  /** The next label of the same form decides: {@code (ii)} or {@code (j)}. */
  private boolean isFollowedBySecond(int i, Label label, Reading numeral) {
    for (int next = i + 1; next < Math.min(lines.count(), i + AHEAD_MAX); next++) {
      var other = lines.label(next);
      if (other.flatMap(l -> l.next(numeral)).isPresent()) {
        return true;
      }
      if (other.filter(label::sharesStyle).isPresent()) {
        return false;
      }
    }
    return false;
  }
}
