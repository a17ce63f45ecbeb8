package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxRefusalTest {

  private final Path folder;
  private final Reading reading = new Reading(new DocxParser());

  DocxRefusalTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Parsing read(byte[] bytes) {
    return reading.of(Reading.write(folder, bytes));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] container(String entry) throws IOException {
    try (var files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(new byte[5_000]), entry);
      var bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void what_is_no_zip_is_no_word_file() {
    assertThat(read(new byte[0])).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    assertThat(read(ascii("plain text"))).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    assertThat(read(ascii("%PDF-1.7"))).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void a_zip_of_other_things_is_no_word_file() {
    assertThat(read(DocxFixture.zip(Map.of("a.txt", ascii("a")))))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    assertThat(read(DocxFixture.zip(Map.of()))).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void an_office_file_of_another_kind_is_no_word_file() {
    var sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    assertThat(read(DocxFixture.of(p("a")).type(sheet).bytes()))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void templates_and_files_with_macros_are_word_files() {
    var template =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
    var macros = "application/vnd.ms-word.document.macroEnabled.main+xml";

    assertThat(read(DocxFixture.of(p("a")).type(template).bytes()))
        .isInstanceOf(Parsing.Read.class);
    assertThat(read(DocxFixture.of(p("a")).type(macros).bytes())).isInstanceOf(Parsing.Read.class);
  }

  @Test
  void a_file_under_a_password_is_told_from_one_of_an_old_kind() throws IOException {
    assertThat(read(container("EncryptedPackage")))
        .isEqualTo(refused(DocumentFault.DOCX_ENCRYPTED));
    assertThat(read(container("WordDocument"))).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    assertThat(read(Arrays.copyOf(container("EncryptedPackage"), 600)))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void a_truncated_file_is_damaged() {
    var whole = DocxFixture.of(p("The rent is due.")).bytes();
    for (int length : List.of(10, 100, whole.length / 2, whole.length - 1)) {
      var file = Reading.write(folder, Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> reading.of(file)).isNotInstanceOf(OverLimit.class);
    }
  }

  @Test
  void damaged_xml_is_damaged() {
    for (var xml :
        List.of(
            "<?xml version=\"1.0\"?><w:document",
            "<?xml version=\"1.0\"?>",
            "<?xml version=\"1.0\"?><a/><b/>")) {
      var file = DocxFixture.of().part("document", xml).write(folder);

      assertThatThrownBy(() -> reading.of(file)).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void a_document_type_is_refused_before_it_means_anything() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "secret");
    var xml =
        "<?xml version=\"1.0\"?><!DOCTYPE w:document [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
    var file = DocxFixture.of().part("document", xml).write(folder);

    assertThatThrownBy(() -> reading.of(file)).hasMessageContaining("document type");
  }

  @Test
  void a_main_part_outside_the_file_is_not_fetched() {
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put(
        "[Content_Types].xml",
        ascii(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"));
    entries.put(
        "_rels/.rels",
        ascii(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" TargetMode=\"External\" Target=\"http://127.0.0.1:1/\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>"));

    assertThat(read(DocxFixture.zip(entries))).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void a_part_that_is_named_but_missing_is_none() {
    var entries = DocxFixture.of(p("a")).part("styles", "").entries();
    entries.remove("word/styles.xml");
    var bytes = new LinkedHashMap<String, byte[]>();
    entries.forEach((name, text) -> bytes.put(name, ascii(text)));

    assertThat(read(DocxFixture.zip(bytes))).isInstanceOf(Parsing.Read.class);
  }

  @Test
  void what_unpacks_to_more_than_the_limit_is_refused() {
    var file = DocxFixture.of("<!--" + " ".repeat(200_000) + "-->").write(folder);

    assertThatThrownBy(() -> reading.of(file, Reading.limits(10, 1_000, 100_000)))
        .hasMessage(DocumentFault.EXPANDS_TOO_FAR.code());
    assertThat(reading.of(file, Reading.limits(10, 1_000, 300_000)))
        .isInstanceOf(Parsing.Read.class);
  }

  @Test
  void a_zip_of_too_many_entries_is_refused() {
    var entries = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i <= 10_000; i++) {
      entries.put("entry" + i, new byte[0]);
    }
    var file = Reading.write(folder, DocxFixture.zip(entries));

    assertThatThrownBy(() -> reading.of(file)).hasMessage(DocumentFault.EXPANDS_TOO_FAR.code());
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    var file = DocxFixture.of(p("x".repeat(600)), p("x".repeat(600))).write(folder);

    assertThatThrownBy(() -> reading.of(file, Reading.limits(10, 1_000, 100_000)))
        .hasMessage(DocumentFault.TOO_LONG.code());
  }

  @Test
  void elements_nested_too_deeply_are_refused() {
    var file = DocxFixture.of("<w:tbl><w:tr><w:tc>".repeat(1_000)).write(folder);

    assertThatThrownBy(() -> reading.of(file)).hasMessage(DocumentFault.TOO_COMPLEX.code());
  }

  @Test
  void tables_nested_too_deeply_are_refused() {
    int depth = 50;
    var file =
        DocxFixture.of(
                "<w:tbl><w:tr><w:tc>".repeat(depth)
                    + p("deep")
                    + "</w:tc></w:tr></w:tbl>".repeat(depth))
            .write(folder);

    assertThatThrownBy(() -> reading.of(file)).hasMessage(DocumentFault.TOO_COMPLEX.code());
  }

  @Test
  void tables_nested_deeply_are_read() {
    int depth = 40;
    var file =
        DocxFixture.of(
                "<w:tbl><w:tr><w:tc>".repeat(depth)
                    + p("deep")
                    + "</w:tc></w:tr></w:tbl>".repeat(depth))
            .write(folder);

    assertThat(reading.text(file)).isEqualTo("deep");
  }

  @Test
  void limits_against_entities_do_not_meet_honest_text() {
    var file = DocxFixture.of(p("&amp;x".repeat(150_000))).write(folder);

    assertThat(reading.text(file)).isEqualTo("&x".repeat(150_000));
  }

  @Test
  void files_as_apache_poi_writes_them_are_read() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("The rent is due.");
      var table = document.createTable(1, 2);
      table.getRow(0).getCell(0).setText("Rent");
      table.getRow(0).getCell(1).setText("100");
      document
          .createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT)
          .createParagraph()
          .createRun()
          .setText("Header");
      var noted = document.createParagraph();
      noted.createRun().setText("Term");
      var note = document.createFootnote();
      note.createParagraph().createRun().setText("In years.");
      noted.addFootnoteReference(note);
      document.write(bytes);
    }

    assertThat(read(bytes.toByteArray()))
        .isEqualTo(
            new Parsing.Read(
                List.of(
                    ParsedPage.of("The rent is due.\n\nRent | 100\n\nTerm[1]\n\n[1] In years.")),
                List.of()));
  }
}
