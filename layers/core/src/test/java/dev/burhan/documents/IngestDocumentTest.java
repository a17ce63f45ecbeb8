package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.IngestDocument.Delivery;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.legal.PassageIndex;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentInbox;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IngestDocumentTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");
  private static final DocumentId LEASE = new DocumentId("lease");
  private static final Duration TIME = Duration.ofSeconds(60);

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  private final InMemoryDocumentInbox inbox = new InMemoryDocumentInbox();
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  private final List<Integer> batches = new ArrayList<>();

  @Test
  void a_submitted_document_is_cut_embedded_and_stored() {
    submit("# Lease\n\n1.1 Rent is due.\n\n1.2 يدفع المستأجر الأجرة كل شهر.\n");

    var delivery = ingest(new HashingEmbedder());

    assertThat(delivery).isEqualTo(Delivery.DONE);
    assertThat(job().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(stored().orElseThrow().passages()).isEqualTo(2);
    assertThat(stored().orElseThrow().encoder()).isEqualTo("hashing");
    assertThat(found("rent", new HashingEmbedder()).cosine()).isPresent();
  }

  @Test
  void passages_are_embedded_in_batches_and_only_in_languages_the_encoder_knows() {
    var clauses = new StringBuilder();
    for (int i = 1; i <= 35; i++) {
      clauses.append("1.").append(i).append(" Rent is due.\n");
    }
    submit(clauses + "2.1 يدفع المستأجر الأجرة كل شهر.\n");
    var english = new HashingEmbedder(Set.of(Language.ENGLISH));

    ingest(counted(english));

    assertThat(batches).containsExactly(16, 16, 3);
    assertThat(found("المستأجر", english).cosine()).isEmpty();
    assertThat(found("rent", english).cosine()).isPresent();
  }

  @Test
  void a_delivery_of_a_job_that_is_over_does_nothing() {
    submit("Rent is due.");
    ingest(new HashingEmbedder());
    documents.delete(ACME, LEASE, deadline());

    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.DONE);
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_delivery_of_a_job_that_never_was_does_nothing() {
    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.DONE);
  }

  @Test
  void a_delivery_while_another_worker_has_the_job_comes_again_later() {
    submit("Rent is due.");
    jobs.claim(ACME, JOB, TIME);

    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.LATER);
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_text_that_has_expired_fails_the_job() {
    submit("Rent is due.");
    inbox.expireAll();

    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.DONE);
    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(job().failure().map(Job.Failure::code)).contains("input_expired");
  }

  @Test
  void a_text_without_words_fails_the_job_and_leaves_the_stored_document() {
    submit("Rent is due.");
    ingest(new HashingEmbedder());
    var second = new JobId("job-2");
    submit(second, "***");

    assertThat(ingest(second, new HashingEmbedder())).isEqualTo(Delivery.DONE);

    assertThat(jobs.find(ACME, second).orElseThrow().failure().map(Job.Failure::code))
        .contains("no_words");
    assertThat(stored()).isPresent();
  }

  @Test
  void a_transient_failure_releases_the_job_for_the_next_delivery() {
    submit("Rent is due.");
    var failure = new DependencyFailure.Transient("throttled", null);

    assertThatThrownBy(() -> ingest(failing(failure))).isSameAs(failure);

    assertThat(job().status()).isEqualTo(Status.SUBMITTED);
    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.DONE);
    assertThat(job().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void a_permanent_failure_fails_the_job_without_telling_its_inside() {
    submit("Rent is due.");
    var failure = new DependencyFailure.Permanent("secret inside", null);

    assertThatThrownBy(() -> ingest(failing(failure))).isSameAs(failure);

    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(job().failure().orElseThrow().toString()).doesNotContain("secret");
    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.DONE);
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_worker_that_dies_leaves_the_job_to_the_delivery_after_its_lease() {
    submit("Rent is due.");

    assertThatThrownBy(() -> ingest(failing(new OutOfMemoryError("died"))))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(stored()).isEmpty();
    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.LATER);
    clock.advance(TIME.plusSeconds(6));
    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.DONE);
    assertThat(job().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(stored()).isPresent();
  }

  @Test
  void a_lease_outlives_the_workers_own_deadline() {
    submit("Rent is due.");
    assertThatThrownBy(() -> ingest(failing(new OutOfMemoryError("died"))))
        .isInstanceOf(OutOfMemoryError.class);
    clock.advance(TIME.plusSeconds(4));

    assertThat(ingest(new HashingEmbedder())).isEqualTo(Delivery.LATER);
  }

  @Test
  void a_worker_out_of_time_gives_the_job_back() {
    submit("Rent is due.");
    var late = deadline();
    clock.advance(TIME);

    assertThatThrownBy(() -> ingest(JOB, new HashingEmbedder(), late))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(job().status()).isEqualTo(Status.SUBMITTED);
  }

  private Delivery ingest(Embedder embedder) {
    return ingest(JOB, embedder);
  }

  private Delivery ingest(JobId id, Embedder embedder) {
    return ingest(id, embedder, deadline());
  }

  private Delivery ingest(JobId id, Embedder embedder, Deadline deadline) {
    var chunker = new Chunker(Chunker.Limits.DEFAULT);
    return new IngestDocument(jobs, inbox, chunker, embedder, documents).ingest(ACME, id, deadline);
  }

  private Deadline deadline() {
    return Deadline.in(TIME, clock);
  }

  private void submit(String text) {
    submit(JOB, text);
  }

  private void submit(JobId id, String text) {
    var document = new NewDocument(LEASE, "§", MediaType.MARKDOWN, Language.ENGLISH, text);
    inbox.put(ACME, id, document);
    jobs.create(ACME, Job.submitted(id, LEASE.value(), clock.instant()));
  }

  private Job job() {
    return jobs.find(ACME, JOB).orElseThrow();
  }

  private Optional<StoredDocument> stored() {
    return documents.find(ACME, LEASE, deadline());
  }

  private PassageIndex.Candidate found(String word, Embedder embedder) {
    var vector = new dev.burhan.language.Vector(new float[HashingEmbedder.DIMENSIONS]);
    var question = new PassageIndex.QuestionVector(embedder.encoder().name(), vector);
    return new InMemoryPassageIndex(documents)
        .search(ACME, new PassageIndex.Search(word, Optional.of(question), 100), deadline())
        .found()
        .getFirst();
  }

  private Embedder counted(Embedder embedder) {
    return new Wrapped(
        embedder,
        passages -> {
          if (!passages.isEmpty()) {
            batches.add(passages.size());
          }
        });
  }

  private static Embedder failing(Throwable failure) {
    return new Wrapped(new HashingEmbedder(), passages -> sneak(failure));
  }

  private static void sneak(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Does something before each batch. */
  private record Wrapped(Embedder embedder, java.util.function.Consumer<List<String>> before)
      implements Embedder {
    @Override
    public Encoder encoder() {
      return embedder.encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      return embedder.embedQuestion(question, deadline);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
      before.accept(passages);
      return embedder.embedPassages(passages, deadline);
    }
  }
}
