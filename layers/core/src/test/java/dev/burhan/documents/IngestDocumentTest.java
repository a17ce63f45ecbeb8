package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.IngestFixture;
import dev.burhan.testing.PlainFileParser;
import dev.burhan.testing.TestDocuments;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IngestDocumentTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");
  private static final DocumentId LEASE = new DocumentId("lease");
  private static final String TWO_CLAUSES =
      "# Lease\n\n1.1 Rent is due.\n\n1.2 يدفع المستأجر الأجرة كل شهر.\n";

  private final IngestFixture ingest = new IngestFixture();

  @Test
  void a_submitted_document_is_cut_embedded_and_stored() {
    submit(JOB, TWO_CLAUSES);

    ingest.deliver(ACME, JOB);

    var job = job(JOB);
    assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(job.outcome().orElseThrow().figures())
        .isEqualTo(Map.of("pages", 1, "passages", 2, "embedded", 2, "reused", 0));
    assertThat(stored().orElseThrow().passages()).isEqualTo(2);
    assertThat(stored().orElseThrow().encoder()).isEqualTo("hashing");
    assertThat(found("rent").cosine()).isPresent();
  }

  @Test
  void nothing_is_left_on_the_way_when_the_job_has_ended() {
    ingest.upload(ACME, JOB, "lease", "Rent is due.");

    ingest.deliver(ACME, JOB);

    assertThat(job(JOB).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(ingest.inbox.isEmpty()).isTrue();
    assertThat(ingest.uploads.isEmpty()).isTrue();
  }

  @Test
  void a_changed_document_embeds_only_what_changed() {
    submit(JOB, TWO_CLAUSES);
    ingest.deliver(ACME, JOB);
    var second = new JobId("job-2");
    submit(second, TWO_CLAUSES.replace("due", "overdue"));

    ingest.deliver(ACME, second);

    assertThat(job(second).outcome().orElseThrow().figures())
        .containsEntry("embedded", 1)
        .containsEntry("reused", 1);
    assertThat(ingest.embedded()).isEqualTo(3);
  }

  @Test
  void a_document_that_could_be_read_in_part_ends_as_partial_and_says_so() {
    ingest.upload(ACME, JOB, "lease", "Rent is due.\f" + PlainFileParser.PICTURE);

    ingest.deliver(ACME, JOB);

    assertThat(job(JOB).status()).isEqualTo(Status.PARTIAL);
    assertThat(job(JOB).reasons()).extracting(Reason::code).containsExactly("pages_need_ocr");
    assertThat(stored().orElseThrow().faults()).containsExactly(DocumentFault.PAGES_NEED_OCR);
  }

  @Test
  void what_cannot_be_read_fails_and_leaves_the_stored_document() {
    submit(JOB, "Rent is due.");
    ingest.deliver(ACME, JOB);
    var second = new JobId("job-2");
    ingest.upload(ACME, second, "lease", PlainFileParser.LOCKED);

    ingest.deliver(ACME, second);

    assertThat(job(second).status()).isEqualTo(Status.FAILED);
    assertThat(job(second).reasons()).extracting(Reason::code).containsExactly("pdf_encrypted");
    assertThat(stored().orElseThrow().job()).isEqualTo(JOB);
    assertThat(stored().orElseThrow().isLatest()).isTrue();
    assertThat(ingest.inbox.isEmpty()).isTrue();
  }

  @Test
  void a_submission_that_has_expired_fails() {
    submit(JOB, "Rent is due.");
    ingest.inbox.expireAll();

    ingest.deliver(ACME, JOB);
    assertThat(job(JOB).reasons()).extracting(Reason::code).containsExactly("input_expired");
  }

  @Test
  void a_document_deleted_on_the_way_is_not_stored_and_not_paid_for() {
    submit(JOB, "Rent is due.");
    ingest.documents.delete(ACME, LEASE, ingest.deadline());

    ingest.deliver(ACME, JOB);

    assertThat(job(JOB).status()).isEqualTo(Status.CANCELLED);
    assertThat(job(JOB).reasons()).extracting(Reason::code).containsExactly("superseded");
    assertThat(stored()).isEmpty();
    assertThat(ingest.embedded()).isZero();
  }

  @Test
  void the_later_of_two_submissions_wins_in_whatever_order_they_are_delivered() {
    var second = new JobId("job-2");
    submit(JOB, "Rent is due.");
    submit(second, "Rent is overdue.");

    ingest.deliver(ACME, second);
    ingest.deliver(ACME, JOB);

    assertThat(stored().orElseThrow().job()).isEqualTo(second);
    assertThat(job(JOB).status()).isEqualTo(Status.CANCELLED);
  }

  /** Where a worker dies. */
  enum Death {
    AFTER_FETCH,
    AFTER_PARSE,
    AFTER_SOME_EMBEDDED,
    AFTER_EMBED,
    BEFORE_STORE_COMMITS,
    AFTER_STORE
  }

  @ParameterizedTest
  @EnumSource
  void a_worker_that_dies_anywhere_leaves_one_whole_document_and_one_embedding_bill(Death death) {
    submitLong();

    assertThatThrownBy(() -> ingest.dyingAt(death.name()).deliver(ACME, JOB))
        .isInstanceOf(IngestFixture.WorkerDeath.class);
    assertThat(job(JOB).status()).isEqualTo(Status.RUNNING);
    ingest.afterTheLease();
    ingest.deliver(ACME, JOB);

    var job = job(JOB);
    assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(job.attempts()).isEqualTo(2);
    assertThat(stored().orElseThrow().passages()).isEqualTo(40);
    assertThat(ingest.embedded()).isEqualTo(40);
    assertThat(
            ingest.documents.list(
                ACME,
                DocumentCatalogue.DocumentFilter.NONE,
                Optional.empty(),
                9,
                ingest.deadline()))
        .hasSize(1);
    ingest.deliver(ACME, JOB);
    assertThat(ingest.embedded()).isEqualTo(40);
  }

  @Test
  void a_worker_out_of_time_gives_the_job_back_and_the_next_goes_on() {
    submitLong();
    ingest.slowEmbedding();

    assertThatThrownBy(() -> ingest.deliver(ACME, JOB))
        .isInstanceOf(dev.burhan.failure.DependencyFailure.Transient.class);

    assertThat(job(JOB).status()).isEqualTo(Status.SUBMITTED);
    ingest.deliver(ACME, JOB);
    assertThat(ingest.embedded()).isEqualTo(40);
  }

  @Test
  void a_document_deleted_while_it_is_embedded_is_paid_for_no_further() {
    submitLong();
    ingest.beforeEmbedding(() -> ingest.documents.delete(ACME, LEASE, ingest.deadline()));

    ingest.deliver(ACME, JOB);

    assertThat(job(JOB).status()).isEqualTo(Status.CANCELLED);
    assertThat(ingest.embedded()).isEqualTo(16);
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_job_cancelled_while_it_is_embedded_stores_nothing() {
    submitLong();
    var cancel = new CancelJob(ingest.jobs, ingest.documents, dev.burhan.jobs.JobEvents.none());
    ingest.beforeEmbedding(() -> cancel.cancel(ACME, JOB, ingest.deadline()));

    ingest.deliver(ACME, JOB);

    assertThat(job(JOB).status()).isEqualTo(Status.CANCELLED);
    assertThat(stored()).isEmpty();
    assertThat(ingest.embedded()).isEqualTo(EmbedPassages.BATCH);
    assertThat(ingest.documents.standing(ACME, JOB, ingest.deadline()))
        .isEqualTo(new Standing.Withdrawn());
  }

  @Test
  void a_job_that_was_tried_too_often_can_be_redriven() {
    submitLong();
    for (int i = 0; i < RunJob.ATTEMPTS_MAX; i++) {
      assertThatThrownBy(() -> ingest.dyingAt(Death.AFTER_FETCH.name()).deliver(ACME, JOB))
          .isInstanceOf(IngestFixture.WorkerDeath.class);
      ingest.afterTheLease();
    }
    ingest.deliver(ACME, JOB);
    assertThat(job(JOB).reasons()).extracting(Reason::code).containsExactly("retries_exhausted");

    assertThat(ingest.jobs.reopen(ACME, JOB, RunJob.RETRIES_EXHAUSTED)).isTrue();
    ingest.deliver(ACME, JOB);

    assertThat(job(JOB).status()).isEqualTo(Status.SUCCEEDED);
  }

  /** Forty clauses in an uploaded file. */
  private void submitLong() {
    var text = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      text.append("1.").append(i).append(" Rent is due.\n");
    }
    ingest.upload(ACME, JOB, "lease", text.toString());
  }

  private void submit(JobId id, String text) {
    ingest.submit(ACME, id, TestDocuments.submission("lease", "§", Language.ENGLISH, text));
  }

  private Job job(JobId id) {
    return ingest.jobs.find(ACME, id).orElseThrow();
  }

  private Optional<StoredDocument> stored() {
    return ingest.documents.find(ACME, LEASE, ingest.deadline());
  }

  private PassageIndex.Candidate found(String word) {
    var vector = new Vector(new float[HashingEmbedder.DIMENSIONS]);
    var question = new PassageIndex.QuestionVector("hashing", vector);
    return new InMemoryPassageIndex(ingest.documents)
        .search(ACME, new PassageIndex.Search(word, Optional.of(question), 100), deadline())
        .found()
        .getFirst();
  }

  private Deadline deadline() {
    return ingest.deadline();
  }
}
