package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.parse;
import static dev.burhan.parsers.pdf.PdfReading.read;
import static dev.burhan.parsers.pdf.PdfReading.refused;
import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfDamageTest {

  private static final String SENTENCE =
      "The tenant pays the rent on the first day of every month.";

  @TempDir private Path folder = Path.of("set before each test");

  private static PdfFixture pages(int pages) {
    var file = new PdfFixture();
    for (int i = 0; i < pages; i++) {
      file.page(p -> p.text(72, 720, SENTENCE));
    }
    return file;
  }

  @Test
  void a_file_with_a_user_password_is_refused() {
    var file = pages(1).encrypt("owner", "user").save(folder);

    assertThat(refused(file)).isEqualTo(DocumentFault.PDF_ENCRYPTED);
  }

  @Test
  void a_file_locked_for_changes_alone_is_read() {
    var file = pages(1).encrypt("owner", "").save(folder);

    assertThat(text(file)).isEqualTo(SENTENCE);
  }

  @Test
  void objects_packed_together_are_read() {
    var bytes = pages(2).bytes(CompressParameters.DEFAULT_COMPRESSION);

    assertThat(read(PdfFixture.save(folder, bytes)).pages())
        .extracting(p -> p.text())
        .containsExactly(SENTENCE, SENTENCE);
  }

  @Test
  void what_is_no_pdf_is_refused() {
    var file = PdfFixture.save(folder, "PK and then anything".getBytes(StandardCharsets.UTF_8));

    assertThat(refused(file)).isEqualTo(DocumentFault.TYPE_MISMATCH);
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(refused(PdfFixture.save(folder, new byte[0])))
        .isEqualTo(DocumentFault.TYPE_MISMATCH);
  }

  @Test
  void a_header_alone_is_damaged() {
    var file = PdfFixture.save(folder, "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8));

    assertThat(refused(file)).isEqualTo(DocumentFault.DAMAGED);
  }

  @Test
  void bytes_before_the_header_are_accepted() {
    var bytes = pages(1).bytes();
    var shifted = new byte[bytes.length + 100];
    Arrays.fill(shifted, 0, 100, (byte) ' ');
    System.arraycopy(bytes, 0, shifted, 100, bytes.length);

    assertThat(text(PdfFixture.save(folder, shifted))).isEqualTo(SENTENCE);
  }

  @Test
  void a_file_that_ends_too_early_is_read_as_far_as_it_goes() {
    var bytes = pages(3).bytes();

    var read = read(PdfFixture.save(folder, Arrays.copyOf(bytes, bytes.length - 200)));

    assertThat(read.pages())
        .extracting(p -> p.text())
        .containsExactly(SENTENCE, SENTENCE, SENTENCE);
    assertThat(read.faults()).containsExactly(DocumentFault.TRUNCATED);
  }

  @Test
  void a_file_that_ends_before_its_list_of_pages_is_read_page_by_page() {
    var file =
        """
        %PDF-1.4
        1 0 obj
        <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
        endobj
        2 0 obj
        <</Length 47>>
        stream
        BT /F 11 Tf 72 720 Td (Cut before its end.) Tj ET
        endstream
        endobj
        3 0 obj
        <</Type/Page/MediaBox[0 0 595 842]/Contents 2 0 R/Resources<</Font<</F 1 0 R>>>>>>
        endobj
        4 0 obj
        <</Type/Catalog/Pa""";

    var read = read(PdfFixture.save(folder, file.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(read.pages().getFirst().text()).isEqualTo("Cut before its end.");
    assertThat(read.faults()).contains(DocumentFault.TRUNCATED);
  }

  @Test
  void a_page_that_cannot_be_read_is_a_fault_beside_those_that_can() {
    var file = pages(2);
    var dictionary = file.document().getPage(0).getCOSObject();
    dictionary.removeItem(COSName.RESOURCES);
    dictionary.setItem(COSName.CONTENTS, COSInteger.get(7));
    dictionary.setItem(COSName.MEDIA_BOX, COSName.A);
    file.rawPage("BT /F 11 Tf (broken".getBytes(StandardCharsets.ISO_8859_1));
    var broken = file.document().getPage(2).getCOSObject();
    broken.setItem(COSName.RESOURCES, COSInteger.get(7));
    var kids =
        (COSArray) file.document().getPages().getCOSObject().getDictionaryObject(COSName.KIDS);
    kids.add(COSNull.NULL);

    var read = read(file.save(folder));

    assertThat(read.pages()).hasSize(4);
    assertThat(read.pages().get(1).text()).isEqualTo(SENTENCE);
    assertThat(read.faults()).containsExactly(DocumentFault.DAMAGED);
  }

  @Test
  void any_damage_ends_in_text_or_a_fault() {
    var random = new Random(7);
    var bytes = pages(3).bytes();
    for (int round = 0; round < 60; round++) {
      var damaged = bytes.clone();
      for (int i = 0; i < 1 + round; i++) {
        damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt(256);
      }

      assertThat(parse(PdfFixture.save(folder, damaged)))
          .isInstanceOfAny(Parsing.Read.class, Parsing.Refused.class);
    }
  }

  @Test
  void any_length_ends_in_text_or_a_fault() {
    var bytes = pages(2).bytes();
    for (int length = 9; length < bytes.length; length += 97) {
      assertThat(parse(PdfFixture.save(folder, Arrays.copyOf(bytes, length))))
          .isInstanceOfAny(Parsing.Read.class, Parsing.Refused.class);
    }
  }
}
