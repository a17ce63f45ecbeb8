package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.limits;
import static dev.burhan.parsers.pdf.PdfReading.parse;
import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.ParseLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfLimitsTest {

  private static final String SENTENCE =
      "The tenant pays the rent on the first day of every month.";

  @TempDir private Path folder = Path.of("set before each test");

  private static void assertOverLimit(DocumentFault fault, ThrowingCallable parsing) {
    assertThatThrownBy(parsing)
        .isInstanceOfSatisfying(OverLimit.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void too_many_pages_end_the_reading() {
    var file = new PdfFixture();
    for (int i = 0; i < 4; i++) {
      file.page(p -> p.text(72, 720, SENTENCE));
    }
    var path = file.save(folder);

    assertOverLimit(
        DocumentFault.TOO_MANY_PAGES, () -> parse(path, limits(3, 1_000_000, 1_000_000_000)));
  }

  @Test
  void too_much_text_ends_the_reading() {
    var file = new PdfFixture().page(p -> p.lines(72, 720, SENTENCE, SENTENCE)).save(folder);

    assertOverLimit(DocumentFault.TOO_LONG, () -> parse(file, limits(10, 100, 1_000_000_000)));
  }

  @Test
  void content_that_unpacks_beyond_the_limit_ends_the_reading() {
    var file = new PdfFixture().rawPage(spaces(3_000_000)).save(folder);

    assertOverLimit(DocumentFault.EXPANDS_TOO_FAR, () -> parse(file, limits(10, 1_000, 2_000_000)));
  }

  @Test
  void content_that_unpacks_beyond_what_fits_into_memory_ends_the_reading() {
    var file = new PdfFixture().rawPage(spaces(40 << 20)).save(folder);

    assertOverLimit(DocumentFault.EXPANDS_TOO_FAR, () -> parse(file, limits(10, 1_000, 1L << 40)));
  }

  @Test
  void content_packed_twice_is_checked_at_both_steps() throws IOException {
    var fixture = new PdfFixture().rawPage(new byte[0]);
    var stream = new PDStream(fixture.document());
    var filters = new COSArray(List.of(COSName.ASCII_HEX_DECODE, COSName.FLATE_DECODE));
    try (var out = stream.getCOSObject().createOutputStream(filters)) {
      out.write(spaces(3_000_000));
    }
    fixture.document().getPage(0).setContents(stream);
    var file = fixture.save(folder);

    assertOverLimit(DocumentFault.EXPANDS_TOO_FAR, () -> parse(file, limits(10, 1_000, 2_000_000)));
  }

  private static byte[] spaces(int count) {
    var bytes = new byte[count];
    Arrays.fill(bytes, (byte) ' ');
    return bytes;
  }

  @Test
  void reading_ends_when_time_is_up() {
    var file = new PdfFixture().page(p -> p.text(72, 720, SENTENCE)).save(folder);
    var budget = new ParseBudget(ParseLimits.DEFAULT, new RunningClock());

    assertOverLimit(DocumentFault.TOO_COMPLEX, () -> new PdfParser().parse(file, budget));
  }

  /** A minute goes by whenever somebody looks. */
  private static final class RunningClock extends Clock {

    private final InstantSource start = InstantSource.fixed(Instant.EPOCH);
    private long minutes;

    @Override
    public Instant instant() {
      return start.instant().plusSeconds(60 * minutes++);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void a_drawing_that_draws_itself_ends() throws IOException {
    var fixture = new PdfFixture().page(p -> p.text(72, 720, SENTENCE));
    var form = form(fixture, "/Self Do");
    form.getResources().put(COSName.getPDFName("Self"), form);
    fixture.document().getPage(0).getResources().put(COSName.getPDFName("Self"), form);
    append(fixture, "/Self Do");

    assertThat(text(fixture.save(folder))).isEqualTo(SENTENCE);
  }

  @Test
  void drawings_that_multiply_end_the_reading() throws IOException {
    var fixture = new PdfFixture().page(p -> p.text(72, 720, SENTENCE));
    var inner = form(fixture, "");
    for (int depth = 0; depth < 8; depth++) {
      var outer = form(fixture, "/In Do ".repeat(10));
      outer.getResources().put(COSName.getPDFName("In"), inner);
      inner = outer;
    }
    fixture.document().getPage(0).getResources().put(COSName.getPDFName("In"), inner);
    append(fixture, "/In Do");
    var file = fixture.save(folder);

    assertOverLimit(DocumentFault.TOO_COMPLEX, () -> parse(file));
  }

  private static PDFormXObject form(PdfFixture fixture, String content) throws IOException {
    var form = new PDFormXObject(fixture.document());
    form.setBBox(new PDRectangle(600, 900));
    form.setResources(new PDResources());
    try (var out = form.getContentStream().createOutputStream()) {
      out.write((content + " ").getBytes(StandardCharsets.ISO_8859_1));
    }
    return form;
  }

  private static void append(PdfFixture fixture, String content) throws IOException {
    var page = fixture.document().getPage(0);
    var stream = new PDStream(fixture.document());
    try (var out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.ISO_8859_1));
    }
    var first = page.getContentStreams().next();
    page.setContents(List.of(first, stream));
  }

  @Test
  void a_tree_of_pages_that_leads_back_into_itself_ends() {
    var fixture = new PdfFixture().page(p -> p.text(72, 720, SENTENCE));
    var root = fixture.document().getPages().getCOSObject();
    ((COSArray) root.getDictionaryObject(COSName.KIDS)).add(root);

    assertThat(text(fixture.save(folder))).isEqualTo(SENTENCE);
  }

  @Test
  void a_page_of_too_many_letters_ends_the_reading() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 720, "a")
                        .raw("BT /F1 1 Tf 1 0 0 1 9 9 Tm (" + "a".repeat(250_000) + ") Tj ET"))
            .save(folder);

    assertOverLimit(DocumentFault.TOO_COMPLEX, () -> parse(file));
  }

  @Test
  void thousands_of_words_anywhere_on_a_page_take_no_time() {
    var file =
        new PdfFixture()
            .page(
                p -> {
                  var random = new java.util.Random(3);
                  p.size(4);
                  for (int i = 0; i < 6_000; i++) {
                    p.text(20 + random.nextInt(550), 20 + random.nextInt(800), "ab");
                  }
                })
            .save(folder);

    assertThat(text(file)).contains("ab");
  }

  @Test
  void what_lies_outside_of_the_crop_box_is_not_read() {
    var file =
        new PdfFixture()
            .page(
                p -> {
                  p.page().setCropBox(new PDRectangle(50, 50, 500, 700));
                  p.text(72, 720, SENTENCE)
                      .text(72, 800, "Above the page")
                      .text(620, 400, "beside it");
                })
            .save(folder);

    assertThat(text(file)).isEqualTo(SENTENCE);
  }

  @Test
  void what_is_clipped_away_is_not_read() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 720, SENTENCE)
                        .raw("q 50 600 500 200 re W n\n")
                        .text(72, 300, "Clipped")
                        .raw("Q\n"))
            .save(folder);

    assertThat(text(file)).isEqualTo(SENTENCE);
  }

  @Test
  void a_layer_that_is_switched_off_is_not_read() {
    var fixture =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 720, SENTENCE)
                        .raw("/OC /Draft BDC\n")
                        .text(72, 600, "Draft")
                        .raw("EMC\n"));
    var layer =
        new org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup("Draft");
    var layers =
        new org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties();
    layers.addGroup(layer);
    layers.setGroupEnabled(layer, false);
    fixture.document().getDocumentCatalog().setOCProperties(layers);
    var properties = new COSDictionary();
    properties.setItem("Draft", layer);
    fixture
        .document()
        .getPage(0)
        .getResources()
        .getCOSObject()
        .setItem(COSName.PROPERTIES, properties);

    assertThat(text(fixture.save(folder))).isEqualTo(SENTENCE);
  }

  @Test
  void a_turned_page_is_read_as_it_is_shown() {
    for (int degrees : new int[] {90, 180, 270}) {
      var file =
          new PdfFixture()
              .page(p -> p.rotate(degrees).text(turned(degrees), SENTENCE))
              .save(folder);

      assertThat(text(file)).isEqualTo(SENTENCE);
    }
  }

  private static org.apache.pdfbox.util.Matrix turned(int degrees) {
    return switch (degrees) {
      case 90 -> new org.apache.pdfbox.util.Matrix(0, 1, -1, 0, 100, 72);
      case 180 -> new org.apache.pdfbox.util.Matrix(-1, 0, 0, -1, 500, 700);
      default -> new org.apache.pdfbox.util.Matrix(0, -1, 1, 0, 400, 700);
    };
  }
}
