package dev.burhan.eval.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Writes a contract of as many pages as wanted, four numbered clauses on each. */
final class LongContract {

  private static final int CLAUSES_PER_PAGE = 4;
  private static final float SIZE = 11;
  private static final float LEADING = 15;
  private static final float MARGIN = 72;
  private static final List<String> LINES =
      List.of(
          "%d. Delivery of lot %d. The supplier delivers lot %d within %d days of the order to the",
          "warehouse that the buyer names, packed against damp and breakage. The buyer inspects the",
          "lot within %4$d days of its arrival and tells the supplier of every defect in writing;",
          "what is not told by then counts as accepted. A lot that comes late by more than a week",
          "may be refused, and the price paid for it is returned within %4$d days of the refusal.",
          "Risk in lot %2$d passes to the buyer when the carrier hands it over.");

  private LongContract() {}

  static void write(Path file, int pages) {
    try (var document = new PDDocument()) {
      var font = new PDType1Font(FontName.TIMES_ROMAN);
      for (int page = 0; page < pages; page++) {
        write(document, font, page);
      }
      document.save(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void write(PDDocument document, PDFont font, int number) throws IOException {
    var page = new PDPage(PDRectangle.LETTER);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      float top = PDRectangle.LETTER.getHeight() - MARGIN;
      for (int i = 0; i < CLAUSES_PER_PAGE; i++) {
        int clause = number * CLAUSES_PER_PAGE + i + 1;
        content.beginText();
        content.setFont(font, SIZE);
        content.setLeading(LEADING);
        content.newLineAtOffset(MARGIN, top - i * (LINES.size() + 2) * LEADING);
        for (var line : LINES) {
          content.showText(line.formatted(clause, clause, clause, 3 + clause % 28));
          content.newLine();
        }
        content.endText();
      }
    }
  }
}
