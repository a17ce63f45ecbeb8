package dev.burhan.cloud.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Makes files that people send by mistake, and some that they send on purpose. */
public final class HostileFiles {

  private static final int BLOCK = 1 << 20;

  private HostileFiles() {}

  /** Does something to a document. */
  private interface Edit {
    void on(PDDocument document) throws IOException;
  }

  private static byte[] pdf(Edit edit) {
    try (var document = new PDDocument()) {
      edit.on(document);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void text(PDDocument document, String text) throws IOException {
    var page = new PDPage();
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 11);
      content.setLeading(16);
      content.newLineAtOffset(72, 700);
      for (var line : text.lines().toList()) {
        content.showText(line);
        content.newLine();
      }
      content.endText();
    }
  }

  private static void picture(PDDocument document) throws IOException {
    var page = new PDPage();
    document.addPage(page);
    var image = new BufferedImage(600, 800, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 600; i++) {
      image.setRGB(i, i, 0xFFFFFF);
    }
    try (var content = new PDPageContentStream(document, page)) {
      content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 612, 792);
    }
  }

  /** A sound PDF with each text on a page of its own, line by line. */
  public static byte[] pdf(String... pages) {
    return pdf(
        document -> {
          for (var page : pages) {
            text(document, page);
          }
        });
  }

  public static byte[] pdfOfBlankPages(int pages) {
    return pdf(
        document -> {
          for (int i = 0; i < pages; i++) {
            document.addPage(new PDPage());
          }
        });
  }

  /** A scan: nothing but a picture on each page. */
  public static byte[] scan() {
    return pdf(HostileFiles::picture);
  }

  /** A page of text, then a scan. */
  public static byte[] halfScan(String text) {
    return pdf(
        document -> {
          text(document, text);
          picture(document);
        });
  }

  public static byte[] pdfWithPassword() {
    return pdf(
        document -> {
          text(document, "The rent is due.");
          var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
          policy.setEncryptionKeyLength(128);
          document.protect(policy);
        });
  }

  /** As Word saves what has a password. */
  public static byte[] docxWithPassword() {
    try (var container = new POIFSFileSystem()) {
      container.createDocument(new ByteArrayInputStream(new byte[5_000]), "EncryptedPackage");
      container.createDocument(new ByteArrayInputStream(new byte[500]), "EncryptionInfo");
      var bytes = new ByteArrayOutputStream();
      container.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small Word file that unpacks to half a gigabyte. */
  public static byte[] zipBomb() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      entry(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
          </Types>""");
      entry(
          zip,
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
          </Relationships>""");
      entry(
          zip,
          "word/document.xml",
          """
          <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""");
      var block = new byte[BLOCK];
      Arrays.fill(block, (byte) ' ');
      for (int i = 0; i < 500; i++) {
        zip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
