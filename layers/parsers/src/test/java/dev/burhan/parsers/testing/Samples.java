package dev.burhan.parsers.testing;

import dev.burhan.documents.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Makes a small, sound file of each type, all of the same two paragraphs. */
public final class Samples {

  public static final String FIRST = "The rent is due.";
  public static final String SECOND = "It is paid each month.";

  private Samples() {}

  public static byte[] of(MediaType type) {
    return switch (type) {
      case PLAIN, MARKDOWN -> utf8(FIRST + "\n\n" + SECOND);
      case HTML -> utf8("<p>" + FIRST + "</p><p>" + SECOND + "</p>");
      case PDF -> pdf(FIRST, SECOND);
      case DOCX -> DocxFixture.of(DocxFixture.p(FIRST), DocxFixture.p(SECOND)).bytes();
    };
  }

  /** A PDF with each text on a page of its own. */
  public static byte[] pdf(String... pages) {
    return pdf(true, pages);
  }

  /** The same with nothing packed, so that what is in it can be damaged. */
  public static byte[] plainPdf(String... pages) {
    return pdf(false, pages);
  }

  private static byte[] pdf(boolean isPacked, String... pages) {
    try (var document = new PDDocument()) {
      for (var text : pages) {
        var page = new PDPage();
        document.addPage(page);
        try (var content =
            new PDPageContentStream(document, page, AppendMode.OVERWRITE, isPacked)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 700);
          content.showText(text);
          content.endText();
        }
      }
      var bytes = new ByteArrayOutputStream();
      var packing =
          isPacked ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION;
      document.save(bytes, packing);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
