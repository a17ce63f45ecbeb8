package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.pages;
import static dev.burhan.parsers.pdf.PdfReading.refused;
import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.ParseLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfScansTest {

  private static final String SENTENCE =
      "The tenant pays the rent on the first day of every month.";

  @TempDir private Path folder = Path.of("set before each test");

  @Test
  void a_page_that_is_a_picture_is_an_image_without_text() {
    var file = new PdfFixture().page(p -> p.picture(0, 0, 595, 842)).save(folder);

    var page = pages(file).getFirst();

    assertThat(page.isImage()).isTrue();
    assertThat(page.text()).isEmpty();
  }

  @Test
  void a_picture_in_strips_is_an_image() {
    var file =
        new PdfFixture()
            .page(
                p -> {
                  for (int strip = 0; strip < 20; strip++) {
                    p.picture(0, 42.1 * strip, 595, 42.1);
                  }
                })
            .save(folder);

    assertThat(pages(file).getFirst().isImage()).isTrue();
  }

  @Test
  void a_stamp_on_a_picture_is_no_text() {
    var file =
        new PdfFixture()
            .page(p -> p.picture(0, 0, 595, 842).text(450, 20, "ABC 000123"))
            .save(folder);

    assertThat(pages(file).getFirst().isImage()).isTrue();
    assertThat(pages(file).getFirst().text()).isEmpty();
  }

  @Test
  void invisible_text_over_a_picture_is_its_text() {
    var file =
        new PdfFixture()
            .page(p -> p.picture(0, 0, 595, 842).invisible().text(72, 720, SENTENCE))
            .save(folder);

    assertThat(text(file)).isEqualTo(SENTENCE);
    assertThat(pages(file).getFirst().isImage()).isFalse();
  }

  @Test
  void a_small_picture_beside_text_changes_nothing() {
    var file =
        new PdfFixture()
            .page(p -> p.picture(400, 700, 100, 100).text(72, 600, SENTENCE))
            .save(folder);

    assertThat(text(file)).isEqualTo(SENTENCE);
    assertThat(pages(file).getFirst().isImage()).isFalse();
  }

  @Test
  void pages_that_are_pictures_stand_between_pages_of_text() {
    var file =
        new PdfFixture()
            .page(p -> p.text(72, 600, SENTENCE))
            .page(p -> p.picture(0, 0, 595, 842))
            .save(folder);

    assertThat(pages(file)).extracting(p -> p.isImage()).containsExactly(false, true);
  }

  @Test
  void a_file_without_text_or_picture_is_refused() {
    var file = new PdfFixture().page(p -> p.rule(72, 72, 500, 72)).save(folder);

    assertThat(refused(file)).isEqualTo(DocumentFault.PDF_NO_TEXT);
  }

  @Test
  void letters_the_file_does_not_tell_make_the_page_an_image() {
    var file = new PdfFixture().page(p -> p.raw(unmapped(p))).save(folder);

    assertThat(pages(file).getFirst().isImage()).isTrue();
  }

  /** Forty glyphs of a composite font that has neither shapes nor a map of characters. */
  private static String unmapped(PageDraft page) {
    var font = UnmappedFont.dictionary();
    var name = page.page().getResources().add(UnmappedFont.load(font));
    return "BT /%s 11 Tf 72 700 Td <%s> Tj ET\n".formatted(name.getName(), "0024".repeat(40));
  }

  @Test
  void a_page_is_drawn_in_grey() throws IOException {
    var file = new PdfFixture().page(p -> p.text(72, 720, SENTENCE)).save(folder);

    var image = ImageIO.read(new ByteArrayInputStream(draw(file, 1)));

    assertThat(image.getWidth()).isBetween(1600, 1700);
    assertThat(image.getColorModel().getNumComponents()).isEqualTo(1);
  }

  @Test
  void a_huge_page_is_drawn_more_coarsely() throws IOException {
    var file =
        new PdfFixture()
            .page(
                p -> p.text(72, 720, SENTENCE).page().setMediaBox(new PDRectangle(14_000, 14_000)))
            .save(folder);

    var image = ImageIO.read(new ByteArrayInputStream(draw(file, 1)));

    assertThat((long) image.getWidth() * image.getHeight()).isLessThan(8_100_000);
  }

  @Test
  void a_page_that_is_not_there_cannot_be_drawn() {
    var file = new PdfFixture().page(p -> p.text(72, 720, SENTENCE)).save(folder);

    assertThatThrownBy(() -> draw(file, 2))
        .isInstanceOf(IOException.class)
        .hasMessage("no page 2 of 1");
  }

  private static byte[] draw(Path file, int page) throws IOException {
    return new PdfParser()
        .image(file, page, new ParseBudget(ParseLimits.DEFAULT, Clock.systemUTC()));
  }
}
