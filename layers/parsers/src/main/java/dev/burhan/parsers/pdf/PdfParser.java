package dev.burhan.parsers.pdf;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.format.FormatParser;
import dev.burhan.parsers.format.ParseBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Reads PDF files, and draws their pages for the recognition of characters. */
public final class PdfParser implements FormatParser {

  static {
    // For the whole process: PDFBox knows no other way.
    FontMappers.set(new BundledFonts());
  }

  @Override
  public Parsing parse(Path file, ParseBudget budget) throws IOException {
    return switch (OpenPdf.open(file, budget)) {
      case OpenPdf.Opening.Refused(var fault) -> new Parsing.Refused(fault);
      case OpenPdf.Opening.Opened(var pdf) -> {
        try (pdf) {
          yield read(pdf, budget);
        }
      }
    };
  }

  /**
   * Draws a page, in grey, for the recognition of characters.
   *
   * @param page from 1
   * @return a PNG image of at most 8 million pixels
   * @throws IOException when the file cannot be opened or the page cannot be drawn
   */
  public byte[] image(Path file, int page, ParseBudget budget) throws IOException {
    return switch (OpenPdf.open(file, budget)) {
      case OpenPdf.Opening.Refused(var fault) ->
          throw new IOException("no page can be drawn: " + fault.code());
      case OpenPdf.Opening.Opened(var pdf) -> {
        try (pdf) {
          if (page < 1 || page > pdf.pages().size()) {
            throw new IOException("no page " + page + " of " + pdf.pages().size());
          }
          yield PageImage.png(pdf.pages().get(page - 1), budget);
        }
      }
    };
  }

  private static Parsing read(OpenPdf pdf, ParseBudget budget) {
    var collector = new GlyphCollector(budget, new HiddenLayers(pdf.document()));
    var layout = new PageLayout(budget);
    var pages = new ArrayList<PageLines>();
    boolean isDamaged = false;
    for (var page : pdf.pages()) {
      budget.step();
      var drawing = collector.collect(new PDPage(page));
      var lines = layout.lines(drawing);
      lines.forEach(l -> budget.characters(l.text().length()));
      pages.add(new PageLines(lines, drawing.imageShare()));
      isDamaged |= drawing.isDamaged() || page.size() == 0;
    }
    return outcome(PageText.of(pages), pdf.isCut(), isDamaged);
  }

  private static Parsing outcome(List<ParsedPage> pages, boolean isCut, boolean isDamaged) {
    boolean hasText = pages.stream().anyMatch(p -> !p.text().isEmpty());
    boolean hasImage = pages.stream().anyMatch(ParsedPage::isImage);
    if (!hasText && (isDamaged || !hasImage)) {
      return new Parsing.Refused(
          isCut || isDamaged ? DocumentFault.DAMAGED : DocumentFault.PDF_NO_TEXT);
    }
    var faults = new ArrayList<DocumentFault>();
    if (isCut) {
      faults.add(DocumentFault.TRUNCATED);
    }
    if (isDamaged) {
      faults.add(DocumentFault.DAMAGED);
    }
    return new Parsing.Read(pages, faults);
  }
}
