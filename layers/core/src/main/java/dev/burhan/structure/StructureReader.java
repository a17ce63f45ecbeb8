package dev.burhan.structure;

import dev.burhan.structure.Label.Kind;
import dev.burhan.structure.OpenLevel.Role;
import dev.burhan.structure.StructureLine.Clause;
import dev.burhan.structure.StructureLine.Heading;
import java.util.List;
import java.util.Optional;

/** Walks the lines of a document and builds its outline of headings, clauses, items and tables. */
public final class StructureReader {

  private final Lines lines;
  private final LineReader reader;
  private final ContentsTable contents = new ContentsTable();
  private final OutlineWriter outline = new OutlineWriter();
  private final OpenLevels levels = outline.levels();
  private final Nesting nesting = new Nesting(levels);
  private final LabelPlacer placer;
  private boolean inSignatures;

  /** The first line after the last heading asked for that begins with a number. */
  private int nextNumbered;

  private StructureReader(String text, List<HeadingMark> marks) {
    this.lines = Lines.of(text, marks);
    this.reader = new LineReader(lines);
    this.placer = new LabelPlacer(lines, outline, nesting);
  }

  /**
   * The root of the outline; what lies between its nodes holds no word.
   *
   * @param marks lines known to be headings, in order; others are told from the text itself
   */
  public static OutlineNode read(String text, List<HeadingMark> marks) {
    var structure = new StructureReader(text, marks);
    for (int i = 0; i < structure.lines.count(); i++) {
      structure.line(i);
    }
    return structure.outline.root();
  }

  private void line(int i) {
    switch (contents.filter(reader.read(i), lines.words(i))) {
      case Heading heading -> heading(i, heading);
      case Clause clause -> clause(i, clause);
      case StructureLine.Row() -> row(i);
      case StructureLine.Contents() -> text(i);
      case StructureLine.Agreement() -> {
        nesting.closeRecitals();
        text(i);
        placer.agreementBegins();
      }
      case StructureLine.Signatures() -> {
        nesting.forSignatures();
        inSignatures = true;
        text(i);
      }
      case StructureLine.Aside() -> {
        if (!outline.interrupt(lines.at(i))) {
          text(i);
        }
      }
      case StructureLine.Plain() -> plain(i);
    }
  }

  // ---- headings

  private void heading(int i, Heading heading) {
    if (heading.isDoubtful() && heading.label().filter(levels::follows).isEmpty()) {
      plain(i);
    } else if (isItemOfList(heading)) {
      heading.label().ifPresent(label -> clause(i, new Clause(label, Optional.empty(), false)));
    } else if (heading.depth() > 0) {
      nesting.forStyled(heading);
      open(i, heading);
    } else if (heading.label().isPresent()) {
      nesting.closeRecitals();
      var label = placer.place(i, heading.label().get()).label();
      open(i, new Heading(Optional.of(label), heading.title(), 0, false));
    } else if (inSignatures && !Phrases.isHeading(lines.head(i).text())) {
      plain(i);
    } else {
      unnumbered(i, heading);
    }
  }

  /** The last of some short items looks like a heading over the text that follows them. */
  private boolean isItemOfList(Heading heading) {
    return heading.depth() == 0
        && !Letters.areCapitals(heading.title())
        && heading
            .label()
            .filter(label -> label.is(Kind.COUNTER))
            .filter(levels::followsItem)
            .isPresent();
  }

  private void open(int i, Heading heading) {
    inSignatures = false;
    boolean isRecitals = heading.label().isEmpty() && Phrases.isRecitals(lines.head(i).text());
    outline.heading(lines.at(i), heading, isRecitals ? Role.RECITALS : Role.SECTION);
  }

  private void unnumbered(int i, Heading heading) {
    // A heading in capitals on two lines is one.
    if (!lines.at(i).afterBlank() && outline.extendHeading(lines.at(i), heading.title())) {
      return;
    }
    if (interruptsNumbers(i)) {
      nesting.forUnnumberedWithin();
    } else {
      nesting.forUnnumbered();
    }
    open(i, heading);
  }

  /** Numbers go on after a text below the heading: it stands within what is numbered. */
  private boolean interruptsNumbers(int i) {
    nextNumbered = Math.max(nextNumbered, i + 1);
    while (nextNumbered < lines.count() && !isNumbered(nextNumbered)) {
      nextNumbered++;
    }
    return nextNumbered > i + 1
        && nextNumbered < lines.count()
        && lines.label(nextNumbered).filter(l -> !l.isFirst() && levels.follows(l)).isPresent();
  }

  private boolean isNumbered(int i) {
    return lines
        .label(i)
        .filter(l -> l.is(Kind.DECIMAL) || (l.is(Kind.COUNTER) && !l.numbers().isEmpty()))
        .isPresent();
  }

  // ---- clauses and items

  private void clause(int i, Clause clause) {
    if (clause.isDoubtful() && !levels.follows(clause.label())) {
      plain(i);
      return;
    }
    inSignatures = false;
    var placed = placer.place(i, clause.label());
    outline.clause(
        lines.at(i),
        placed.kind(),
        new Clause(placed.label(), clause.caption(), false),
        definedTerm(i, placed.label().end(), levels.innermost()),
        beginsDefinitions(i, clause));
  }

  private boolean beginsDefinitions(int i, Clause clause) {
    boolean isLead =
        lines.at(i).length() < LineHead.LENGTH_MAX
            && Lines.endsInColon(lines.text(), lines.at(i).end());
    return clause.caption().filter(Phrases::announcesDefinitions).isPresent()
        || (isLead && Phrases.announcesDefinitions(lines.head(i).text()));
  }

  private Optional<String> definedTerm(int i, int from, OpenLevel above) {
    return DefinedTerm.of(lines.text(), lines.head(i), from, above.inDefinitions())
        .filter(above.path()::takes);
  }

  // ---- paragraphs and tables

  private void plain(int i) {
    boolean goesOn = lines.at(i).afterBlank() ? lines.goesOn(i) : !beginsDefinition(i);
    boolean isBelowTable = outline.current().is(OutlineNode.Kind.TABLE);
    if (!goesOn || isBelowTable || !outline.extendText(lines.at(i))) {
      text(i);
      definedTerm(i, 0, levels.forParagraph()).ifPresent(outline::define);
    }
  }

  /** Definitions may follow one another line by line. */
  private boolean beginsDefinition(int i) {
    var holder = levels.forParagraph();
    return holder.inDefinitions()
        && i > 0
        && ".;:؛".indexOf(lines.text().charAt(lines.at(i - 1).end() - 1)) >= 0
        && definedTerm(i, 0, holder).isPresent();
  }

  private void text(int i) {
    outline.text(lines.at(i), OutlineNode.Kind.PARAGRAPH);
  }

  private void row(int i) {
    boolean goesOn = outline.current().is(OutlineNode.Kind.TABLE) && !lines.at(i).afterBlank();
    if (goesOn) {
      outline.extendText(lines.at(i));
    } else if (Wording.isIn(lines.text(), lines.at(i).start(), lines.at(i).end())) {
      outline.text(lines.at(i), OutlineNode.Kind.TABLE);
    }
  }
}
