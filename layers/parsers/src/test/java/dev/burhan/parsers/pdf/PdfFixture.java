package dev.burhan.parsers.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * Makes PDF files for tests, page by page.
 *
 * <pre>{@code
 * var file = new PdfFixture().page(p -> p.text(72, 720, "Hello")).save(folder);
 * }</pre>
 *
 * Places are in points from the lower left corner of an A4 page.
 */
public final class PdfFixture {

  private final PDDocument document = new PDDocument();

  /** Adds a page. */
  public PdfFixture page(Consumer<PageDraft> drawing) {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    var draft = new PageDraft(document, page);
    drawing.accept(draft);
    draft.finish();
    return this;
  }

  /** Adds a page with nothing but content of one's own, packed. */
  public PdfFixture rawPage(byte[] content) {
    try {
      var page = new PDPage(PDRectangle.A4);
      var stream = new PDStream(document);
      try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        out.write(content);
      }
      page.setContents(stream);
      document.addPage(page);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PDDocument document() {
    return document;
  }

  /** Locks the file: an owner may do anything, a user with the user's password may read. */
  public PdfFixture encrypt(String ownerPassword, String userPassword) {
    try {
      document.protect(
          new StandardProtectionPolicy(ownerPassword, userPassword, new AccessPermission()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    return bytes(CompressParameters.NO_COMPRESSION);
  }

  /** The file with its objects packed together, or not. */
  public byte[] bytes(CompressParameters packing) {
    var bytes = new ByteArrayOutputStream();
    try (document) {
      document.save(bytes, packing);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the file into a folder. */
  public Path save(Path folder) {
    return save(folder, bytes());
  }

  /** Writes any bytes as a PDF file into a folder. */
  public static Path save(Path folder, byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(folder, "fixture", ".pdf"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
