package dev.burhan.parsers.pdf;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.format.FormatParser;
import dev.burhan.parsers.format.ParseBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads PDF files page by page, and draws their pages for the recognition of characters. */
public final class PdfParser implements FormatParser {

  private static final float DOTS_PER_INCH = 200;

  @Override
  public Parsing parse(Path file, ParseBudget budget) throws IOException {
    try (var document = Loader.loadPDF(file.toFile())) {
      budget.pages(document.getNumberOfPages());
      var pages = new ArrayList<ParsedPage>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        budget.step();
        pages.add(page(document, page));
        budget.characters(pages.getLast().text().length());
      }
      boolean isEmpty = pages.stream().allMatch(p -> p.text().isEmpty() && !p.isImage());
      return isEmpty
          ? new Parsing.Refused(DocumentFault.PDF_NO_TEXT)
          : new Parsing.Read(pages, List.of());
    } catch (InvalidPasswordException e) {
      return new Parsing.Refused(DocumentFault.PDF_ENCRYPTED);
    }
  }

  private static ParsedPage page(PDDocument document, int number) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    stripper.setLineSeparator("\n");
    var text = stripper.getText(document).strip();
    boolean isImage = text.isEmpty() && hasImage(document.getPage(number - 1));
    return new ParsedPage(text, List.of(), isImage, false);
  }

  private static boolean hasImage(PDPage page) {
    var resources = page.getResources();
    if (resources == null) {
      return false;
    }
    for (var name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)) {
        return true;
      }
    }
    return false;
  }

  /** Draws a page as a PNG image. */
  public byte[] image(Path file, int page) throws IOException {
    try (var document = Loader.loadPDF(file.toFile())) {
      var image = new PDFRenderer(document).renderImageWithDPI(page - 1, DOTS_PER_INCH);
      var png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    }
  }
}
