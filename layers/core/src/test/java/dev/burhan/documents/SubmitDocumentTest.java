package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.SubmitDocument.Arrivals;
import dev.burhan.documents.SubmitDocument.JobIds;
import dev.burhan.documents.SubmitDocument.Result;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentInbox;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryJobQueue;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.InMemoryUploads;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitDocumentTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final UUID ID = new UUID(1, 2);
  private static final JobId JOB = new JobId(ID.toString());
  private static final DocumentId LEASE = new DocumentId("lease");

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  private final InMemoryDocumentInbox inbox = new InMemoryDocumentInbox();
  private final InMemoryUploads uploads = new InMemoryUploads(clock);
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  private final InMemoryJobQueue queue = new InMemoryJobQueue();

  @Test
  void a_new_document_is_accepted_kept_announced_and_queued() {
    var submission = submission("Rent is due.");

    var result = submit("hashing", submission);

    assertThat(result)
        .isEqualTo(new Result.Accepted(LEASE, Job.submitted(JOB, "lease", clock.instant())));
    assertThat(inbox.find(ACME, JOB)).contains(submission);
    assertThat(jobs.find(ACME, JOB)).isPresent();
    assertThat(documents.standing(ACME, JOB, deadline))
        .isEqualTo(new DocumentStore.Standing.Open());
    assertThat(queue.sent()).containsExactly(new InMemoryJobQueue.Sent(ACME, JOB, Duration.ZERO));
  }

  @Test
  void an_upload_is_permitted_as_announced_and_looked_for_when_no_permission_holds_any_more() {
    var submission = upload("0".repeat(64));

    var result = (Result.Expected) submit("hashing", submission);

    assertThat(result.job().progress().stage()).isEqualTo("upload");
    assertThat(result.upload().headers())
        .containsEntry("content-type", "application/pdf")
        .containsEntry("content-length", "3");
    assertThat(result.upload().toString()).doesNotContain("acme");
    assertThat(inbox.find(ACME, JOB)).contains(submission);
    var sent = queue.sent().getFirst();
    assertThat(sent.job()).isEqualTo(JOB);
    assertThat(clock.instant().plus(sent.delay())).isAfter(result.upload().expiresAt());
  }

  @Test
  void the_same_content_again_is_unchanged() {
    var submission = submission("Rent is due.");
    store(submission, "hashing");

    var result = submit("hashing", submission);

    assertThat(result)
        .isEqualTo(new Result.Unchanged(documents.find(ACME, LEASE, deadline).orElseThrow()));
    assertNothingQueued();
  }

  @Test
  void the_same_file_again_need_not_be_uploaded() {
    store(upload("0".repeat(64)), "hashing");

    assertThat(submit("hashing", upload("0".repeat(64)))).isInstanceOf(Result.Unchanged.class);
    assertThat(submit("hashing", upload("1".repeat(64)))).isInstanceOf(Result.Expected.class);
  }

  /** Character recognition may be there by now. */
  @Test
  void a_document_that_was_read_in_part_may_be_sent_again() {
    var submission = upload("0".repeat(64));
    var document = Document.of(submission, PagedText.of("text"));
    var receipt = new IndexedDocument.Receipt(1, 0, 0, 0, List.of(DocumentFault.PAGES_NEED_OCR));
    TestDocuments.store(
        documents, ACME, new IndexedDocument(document, "hashing", List.of(), receipt));

    assertThat(submit("hashing", submission)).isInstanceOf(Result.Expected.class);
  }

  @Test
  void what_is_stored_is_sent_anew_while_other_content_is_on_its_way() {
    var submission = submission("Rent is due.");
    store(submission, "hashing");
    documents.announce(ACME, new JobId("other"), LEASE, deadline);

    assertThat(submit("hashing", submission)).isInstanceOf(Result.Accepted.class);
  }

  @Test
  void other_content_is_ingested_again() {
    store(submission("Rent is due."), "hashing");

    assertThat(submit("hashing", submission("Rent is overdue.")))
        .isInstanceOf(Result.Accepted.class);
  }

  @Test
  void another_encoder_embeds_the_same_content_again() {
    var submission = submission("Rent is due.");
    store(submission, "hashing");

    assertThat(submit("another", submission)).isInstanceOf(Result.Accepted.class);
  }

  @Test
  void another_tenants_document_makes_nothing_unchanged() {
    var submission = submission("Rent is due.");
    TestDocuments.store(documents, new TenantId("globex"), indexed(submission, "hashing"));

    assertThat(submit("hashing", submission)).isInstanceOf(Result.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "*** — §", "😀"})
  void a_text_without_words_is_refused_at_once(String text) {
    assertThat(submit("hashing", submission(text))).isEqualTo(new Result.NoWords());
    assertNothingQueued();
  }

  @Test
  void a_submission_that_cannot_be_queued_does_not_stand_in_the_way_of_others() {
    var submission = submission("Rent is due.");
    store(submission, "hashing");
    JobQueue broken =
        (tenant, job, delay) -> {
          throw new DependencyFailure.Transient("busy", null);
        };

    assertThatThrownBy(() -> submit("hashing", submission("Rent is overdue."), broken))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(documents.standing(ACME, JOB, deadline))
        .isEqualTo(new DocumentStore.Standing.Withdrawn());
    assertThat(submit("hashing", submission)).isInstanceOf(Result.Unchanged.class);
  }

  private void assertNothingQueued() {
    assertThat(queue.sent()).isEmpty();
    assertThat(jobs.find(ACME, JOB)).isEmpty();
    assertThat(inbox.isEmpty()).isTrue();
  }

  private Result submit(String encoder, Submission submission) {
    return submit(encoder, submission, queue);
  }

  private Result submit(String encoder, Submission submission, JobQueue jobQueue) {
    var described =
        new Encoder(encoder, HashingEmbedder.DIMENSIONS, Set.of(Language.ENGLISH), 0, .1);
    var submit =
        new SubmitDocument(
            documents,
            documents,
            new Arrivals(inbox, uploads, jobQueue),
            jobs,
            () -> described,
            new JobIds(clock, () -> ID));
    return submit.submit(ACME, submission, deadline);
  }

  private void store(Submission submission, String encoder) {
    TestDocuments.store(documents, ACME, indexed(submission, encoder));
  }

  private static IndexedDocument indexed(Submission submission, String encoder) {
    return IndexedDocument.of(Document.of(submission, PagedText.of("text")), encoder, List.of());
  }

  private static Submission submission(String text) {
    return TestDocuments.submission("lease", "Lease", Language.ENGLISH, text);
  }

  private static Submission upload(String sha256) {
    return new Submission(
        DocumentDetails.of(LEASE, "Lease"), MediaType.PDF, new Submission.Upload(3, sha256));
  }
}
