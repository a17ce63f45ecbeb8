package dev.burhan.parsers.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes Word files of the XML that a test is about. */
public final class DocxFixture {

  public static final String DOCUMENT_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private static final String NAMESPACES =
      """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
      xmlns:v="urn:schemas-microsoft-com:vml"
      """
          .strip();

  private final Map<String, String> parts = new LinkedHashMap<>();
  private String type = DOCUMENT_TYPE;

  /** A document of this body. */
  public static DocxFixture of(String... body) {
    return new DocxFixture().part("document", String.join("", body));
  }

  /** A paragraph of plain text. */
  public static String p(String text) {
    return "<w:p>" + r(text) + "</w:p>";
  }

  /** A paragraph with properties. */
  public static String p(String properties, String text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + r(text) + "</w:p>";
  }

  /** A run of plain text. */
  public static String r(String text) {
    return "<w:r>" + t(text) + "</w:r>";
  }

  public static String t(String text) {
    return "<w:t xml:space=\"preserve\">" + text + "</w:t>";
  }

  /** A paragraph in a list. */
  public static String item(int list, int level, String text) {
    return p(numPr(list, level), text);
  }

  public static String numPr(int list, int level) {
    return "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>"
        .formatted(level, list);
  }

  /** A table of rows of cells of one paragraph each. */
  public static String table(String[]... rows) {
    var table = new StringBuilder("<w:tbl>");
    for (var row : rows) {
      table.append("<w:tr>");
      for (var cell : row) {
        table.append("<w:tc>").append(p(cell)).append("</w:tc>");
      }
      table.append("</w:tr>");
    }
    return table.append("</w:tbl>").toString();
  }

  public static String[] row(String... cells) {
    return cells;
  }

  /** Adds a part: {@code styles}, {@code numbering}, {@code footnotes} or {@code endnotes}. */
  public DocxFixture part(String kind, String content) {
    parts.put(kind, content);
    return this;
  }

  /** Adds one list of levels, numbered 1. */
  public DocxFixture list(String... levels) {
    return part(
        "numbering",
        "<w:abstractNum w:abstractNumId=\"0\">"
            + String.join("", levels)
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
  }

  public static String level(int number, String format, String text, String... more) {
    return """
        <w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>\
        """
        .formatted(number, format, String.join("", more), text);
  }

  /** Says that the document is of another type. */
  public DocxFixture type(String other) {
    type = other;
    return this;
  }

  /** The texts of the zip's entries by their names. */
  public Map<String, String> entries() {
    var related =
        parts.keySet().stream()
            .filter(kind -> !kind.equals("document"))
            .flatMap(kind -> Stream.of(kind, kind + ".xml"));
    var entries = new LinkedHashMap<String, String>();
    entries.put("[Content_Types].xml", contentTypes());
    entries.put("_rels/.rels", relationships("officeDocument", "word/document.xml"));
    entries.put("word/_rels/document.xml.rels", relationships(related.toArray(String[]::new)));
    parts.forEach((kind, xml) -> entries.put("word/" + kind + ".xml", whole(kind, xml)));
    return entries;
  }

  public byte[] bytes() {
    var entries = new LinkedHashMap<String, byte[]>();
    entries().forEach((name, text) -> entries.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return zip(entries);
  }

  public Path write(Path folder) {
    try {
      return Files.write(folder.resolve("file.docx"), bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] zip(Map<String, byte[]> entries) {
    var bytes = new ByteArrayOutputStream();
    zip(entries, bytes);
    return bytes.toByteArray();
  }

  public static void zip(Map<String, byte[]> entries, OutputStream to) {
    try (var zip = new ZipOutputStream(to)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The XML of a part around its content, unless that is whole already. */
  private static String whole(String kind, String content) {
    if (content.startsWith("<?xml")) {
      return content;
    }
    var inner = kind.equals("document") ? "<w:body>" + content + "</w:body>" : content;
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:%1$s %2$s>%3$s</w:%1$s>"
        .formatted(kind, NAMESPACES, inner);
  }

  private String contentTypes() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/word/document.xml" ContentType="%s"/>
        </Types>
        """
        .formatted(type);
  }

  private static String relationships(String... kindsAndTargets) {
    var xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 0; i < kindsAndTargets.length; i += 2) {
      xml.append(
          "<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>"
              .formatted(i, kindsAndTargets[i], kindsAndTargets[i + 1]));
    }
    return xml.append("</Relationships>").toString();
  }
}
