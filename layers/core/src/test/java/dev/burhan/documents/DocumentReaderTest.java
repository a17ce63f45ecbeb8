package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentReader.Reading;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryRecognisedPages;
import dev.burhan.testing.InMemoryUploads;
import dev.burhan.testing.PlainFileParser;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DocumentReaderTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofMinutes(1), clock);
  private final InMemoryUploads uploads = new InMemoryUploads(clock);
  private final InMemoryRecognisedPages recognised = new InMemoryRecognisedPages();
  private final List<String> steps = new ArrayList<>();
  private final PageReader ocr = new PageReader();

  @Test
  void text_that_came_with_the_request_is_read_as_it_is() {
    var submission = TestDocuments.submission("a", "Title", Language.ENGLISH, "one\ftwo");

    assertThat(read(submission, OcrEngine.none()))
        .isEqualTo(new Reading.Read(PagedText.of("one\ftwo"), List.of()));
    assertThat(steps).isEmpty();
  }

  @Test
  void an_uploaded_file_is_fetched_and_parsed() {
    var submission = upload("one\ftwo");

    var reading = (Reading.Read) read(submission, OcrEngine.none());

    assertThat(reading.text().text()).isEqualTo("one\n\ntwo");
    assertThat(reading.text().pages()).isEqualTo(2);
    assertThat(reading.faults()).isEmpty();
    assertThat(steps).containsExactly("fetch 0/1", "parse 0/1");
  }

  @Test
  void a_file_that_never_came_is_refused() {
    var submission = upload("one");
    uploads.remove(ACME, JOB);

    assertRefused(submission, OcrEngine.none(), DocumentFault.UPLOAD_MISSING);
  }

  @Test
  void a_file_that_is_not_the_one_announced_is_refused() {
    for (var other : List.of("0ne", "one ", "on", "")) {
      var submission = upload("one");
      uploads.upload(ACME, JOB, other.getBytes(StandardCharsets.UTF_8));

      assertRefused(submission, OcrEngine.none(), DocumentFault.CHECKSUM_MISMATCH);
    }
  }

  @Test
  void what_the_parser_refuses_is_refused() {
    assertRefused(upload(PlainFileParser.LOCKED), OcrEngine.none(), DocumentFault.PDF_ENCRYPTED);
  }

  @Test
  void a_file_without_words_is_refused() {
    assertRefused(upload("*** \f —"), OcrEngine.none(), DocumentFault.NO_WORDS);
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    assertRefused(
        upload("a ".repeat(Submission.TEXT_MAX / 2) + "a"),
        OcrEngine.none(),
        DocumentFault.TOO_LONG);
  }

  @Test
  void pictures_alone_need_character_recognition() {
    assertRefused(
        upload(PlainFileParser.PICTURE + "\f"), OcrEngine.none(), DocumentFault.NEEDS_OCR);
  }

  @Test
  void pictures_beside_text_are_left_out_and_told_of_without_character_recognition() {
    var reading = (Reading.Read) read(upload("one\f" + PlainFileParser.PICTURE), OcrEngine.none());

    assertThat(reading.text().text()).isEqualTo("one");
    assertThat(reading.text().pages()).isEqualTo(2);
    assertThat(reading.faults()).containsExactly(DocumentFault.PAGES_NEED_OCR);
  }

  @Test
  void pictures_are_recognised_in_their_place() {
    var reading = (Reading.Read) read(upload("one\f" + PlainFileParser.PICTURE + "\fthree"), ocr);

    assertThat(reading.text().text()).isEqualTo("one\n\nline of page 2 goes on\n\nnext\n\nthree");
    assertThat(reading.text().pageStarts()).containsExactly(0, 5, 35);
    assertThat(reading.faults()).isEmpty();
    assertThat(steps).endsWith("recognise 0/1");
  }

  @Test
  void no_page_is_recognised_twice() {
    var submission = upload(PlainFileParser.PICTURE + "\f" + PlainFileParser.PICTURE);
    ocr.failAt = 2;
    assertThatThrownBy(() -> read(submission, ocr)).isInstanceOf(DependencyFailure.Transient.class);
    ocr.failAt = 0;

    read(submission, ocr);

    assertThat(ocr.pages).containsExactly("1", "2", "2");
    read(submission, ocr);
    assertThat(ocr.pages).hasSize(3);
  }

  @Test
  void a_language_the_engine_does_not_read_is_not_recognised() {
    var arabic = upload(PlainFileParser.PICTURE, Optional.of(Language.ARABIC));

    assertRefused(arabic, ocr, DocumentFault.OCR_LANGUAGE);
    assertThat(ocr.pages).isEmpty();
  }

  @Test
  void pictures_of_nothing_hold_no_text() {
    ocr.isBlind = true;

    assertRefused(upload(PlainFileParser.PICTURE), ocr, DocumentFault.PDF_NO_TEXT);
  }

  @Test
  void pages_that_cannot_be_drawn_are_left_out_and_told() {
    var torn = PlainFileParser.PICTURE + "\f" + PlainFileParser.TORN;

    var reading = (Reading.Read) read(upload(torn), ocr);

    assertThat(reading.text().text()).isEqualTo(PlainFileParser.TORN);
    assertThat(reading.text().pages()).isEqualTo(2);
    assertThat(reading.faults()).containsExactly(DocumentFault.PAGES_NEED_OCR);
    assertThat(ocr.pages).isEmpty();
  }

  @Test
  void forgets_the_file_and_what_was_recognised() {
    read(upload(PlainFileParser.PICTURE), ocr);

    reader(ocr).forget(ACME, JOB);

    assertThat(uploads.isEmpty()).isTrue();
    assertThat(recognised.find(ACME, JOB, 1)).isEmpty();
  }

  private void assertRefused(Submission submission, OcrEngine engine, DocumentFault fault) {
    assertThat(read(submission, engine)).isEqualTo(new Reading.Refused(fault));
  }

  private Reading read(Submission submission, OcrEngine engine) {
    return reader(engine)
        .read(
            ACME,
            JOB,
            submission,
            (stage, done, total) -> steps.add(stage + " " + done + "/" + total),
            deadline);
  }

  private DocumentReader reader(OcrEngine engine) {
    return new DocumentReader(uploads, new PlainFileParser(), engine, recognised);
  }

  private Submission upload(String content) {
    return upload(content, Optional.empty());
  }

  /** Announces a file and uploads it. */
  private Submission upload(String content, Optional<Language> language) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    uploads.upload(ACME, JOB, bytes);
    var announced =
        new Submission.Upload(Math.max(1, bytes.length), new Submission.Inline(content).sha256());
    var details =
        new DocumentDetails(new DocumentId("a"), "Title", language, List.of(), Optional.empty());
    return new Submission(details, MediaType.PDF, announced);
  }

  /** Reads three lines on every page: a paragraph of two, and one below. */
  private static final class PageReader implements OcrEngine {
    private final List<String> pages = new ArrayList<>();
    private int failAt;
    private boolean isBlind;

    @Override
    public boolean reads(Language language) {
      return language.equals(Language.ENGLISH);
    }

    @Override
    public List<Line> read(byte[] png, Deadline deadline) {
      var page = new String(png, StandardCharsets.US_ASCII);
      pages.add(page);
      if (page.equals(Integer.toString(failAt))) {
        throw new DependencyFailure.Transient("throttled", null);
      }
      return isBlind
          ? List.of()
          : List.of(
              new Line("line of page " + page, .10, .02),
              new Line("goes on", .125, .02),
              new Line("next", .20, .02));
    }
  }
}
