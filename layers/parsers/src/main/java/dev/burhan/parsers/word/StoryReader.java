package dev.burhan.parsers.word;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.Block;
import dev.burhan.parsers.format.Mark;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads one story of a document into blocks: the document itself, or its notes. */
final class StoryReader {

  /** Cells and boxes in each other: the text of the innermost is copied for each around it. */
  private static final int NESTED_MAX = 50;

  private final WordXml xml;
  private final Definitions definitions;
  private final Notes notes;
  private final ParseBudget budget;
  private final ListCounters counters = new ListCounters();
  private final Fields fields = new Fields();
  private final Sections sections = new Sections();
  private int nested;

  StoryReader(WordXml xml, Definitions definitions, Notes notes, ParseBudget budget) {
    this.xml = xml;
    this.definitions = definitions;
    this.notes = notes;
    this.budget = budget;
  }

  /** Reads {@code w:document}. */
  List<Block> document() throws IOException {
    if (!xml.nextIn(0) || !xml.name().equals("document")) {
      throw new IOException("no document in the part of the document");
    }
    int root = xml.depth();
    while (xml.nextIn(root)) {
      if (xml.name().equals("body")) {
        return sections.divide(container().blocks());
      }
    }
    return List.of();
  }

  /** Reads {@code w:footnotes} or {@code w:endnotes}; rulers between notes and text are none. */
  void notes(BiConsumer<String, List<Block>> to) throws IOException {
    xml.nextIn(0);
    int root = xml.depth();
    while (xml.nextIn(root)) {
      var type = xml.attribute("type");
      if (type.isEmpty() || type.equals("normal")) {
        var id = xml.attribute("id");
        to.accept(id, container().blocks());
      }
    }
  }

  /** Reads the paragraphs and tables in the element in hand. */
  Container container() throws IOException {
    var container = new Container();
    if (++nested > NESTED_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    children(container);
    nested--;
    if (!container.carried().isEmpty()) {
      put(container.carried().toString(), 0, container);
    }
    return container;
  }

  WordXml xml() {
    return xml;
  }

  Styles styles() {
    return definitions.styles();
  }

  Notes notes() {
    return notes;
  }

  ParseBudget budget() {
    return budget;
  }

  Fields fields() {
    return fields;
  }

  private void children(Container container) throws IOException {
    int parent = xml.depth();
    while (xml.nextIn(parent)) {
      switch (xml.name()) {
        case "p" -> paragraph(container);
        case "tbl" -> table(container);
        case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> children(container);
        case "mc:AlternateContent" -> {
          if (xml.nextIn(xml.depth())) {
            children(container);
          }
        }
        case "sectPr" -> endSection(ParagraphProperties.beginsPage(xml), container);
        case "tcPr" -> container.set(CellProperties.read(xml));
        default -> {}
      }
    }
  }

  /** Sections end between paragraphs of the document alone, never within a table. */
  private void endSection(boolean hadBegunPage, Container container) {
    if (nested == 1) {
      sections.end(hadBegunPage, container.blocks().size());
    }
  }

  private void table(Container container) throws IOException {
    container.blocks().addAll(new TableReader(this).read());
    notesBehind(container);
  }

  private void paragraph(Container container) throws IOException {
    var paragraph = ParagraphReader.read(this);
    var properties = paragraph.properties();
    if (properties.mark().isDeleted()) {
      container.carried().append(paragraph.text());
    } else {
      var text = container.carried().append(paragraph.text()).toString();
      container.carried().setLength(0);
      put(paragraph, text, container);
    }
    container.blocks().addAll(paragraph.boxes());
    notesBehind(container);
    properties.section().ifPresent(begins -> endSection(begins, container));
  }

  private void put(ParagraphReader paragraph, String text, Container container) {
    var properties = paragraph.properties();
    boolean isHidden = properties.mark().isHidden().orElse(false) && Mark.without(text).isBlank();
    var label = isHidden ? "" : label(properties, paragraph.style());
    int depth = properties.outline().map(Styles::depth).orElse(paragraph.style().depth());
    boolean isOnNewPage = properties.isOnNewPage().orElse(paragraph.style().isOnNewPage());
    var whole = labelled(text, label);
    put(isOnNewPage ? Mark.PAGE_TOP + whole : whole, depth, container);
  }

  private void put(String text, int depth, Container container) {
    var shown = depth > 0 ? text.replace('\n', ' ').replace('\t', ' ') : text;
    if (!shown.isBlank() || !Mark.pagesOf(shown).isEmpty()) {
      budget.characters(1);
      container.blocks().add(new Block(shown, depth, false));
    }
  }

  /** What the list of a paragraph, or of its style, puts before it. */
  private String label(ParagraphProperties properties, Style style) {
    var list = definitions.numbering().list(properties.list().orElse(style.list()));
    if (list.isEmpty()) {
      return "";
    }
    int level =
        properties
            .listLevel()
            .orElseGet(() -> list.get().levelOf(style.numberedBy(), style.listLevel()));
    var label = counters.next(list.get(), level);
    budget.characters(label.length());
    return label;
  }

  /** Puts a label behind the pages that begin where the paragraph does. */
  private static String labelled(String text, String label) {
    if (label.isEmpty()) {
      return text;
    }
    int start = 0;
    while (start < text.length() && Mark.is(text.charAt(start))) {
      start++;
    }
    return text.substring(0, start) + label + " " + text.substring(start);
  }

  /** Notes stand behind what is not within anything else, so that tables stay whole. */
  private void notesBehind(Container container) {
    if (nested == 1) {
      notes.moveTo(container.blocks());
    }
  }
}
