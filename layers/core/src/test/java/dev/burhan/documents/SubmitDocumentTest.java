package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.documents.SubmitDocument.JobIds;
import dev.burhan.documents.SubmitDocument.Submission;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentInbox;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryJobQueue;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.SettableClock;
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

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  private final InMemoryDocumentInbox inbox = new InMemoryDocumentInbox();
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  private final InMemoryJobQueue queue = new InMemoryJobQueue();

  @Test
  void a_new_document_is_accepted_kept_and_queued() {
    var document = document("Rent is due.");

    var submission = submit("hashing", document);

    var id = new JobId(ID.toString());
    assertThat(submission)
        .isEqualTo(
            new Submission.Accepted(document.id(), Job.submitted(id, "lease", clock.instant())));
    assertThat(inbox.find(ACME, id)).contains(document);
    assertThat(jobs.find(ACME, id)).isPresent();
    assertThat(queue.sent()).containsExactly(new InMemoryJobQueue.Sent(ACME, id));
  }

  @Test
  void the_same_content_again_is_unchanged() {
    var document = document("Rent is due.");
    store(document, "hashing");

    var submission = submit("hashing", document);

    assertThat(submission)
        .isEqualTo(
            new Submission.Unchanged(documents.find(ACME, document.id(), deadline).orElseThrow()));
    assertNothingQueued();
  }

  @Test
  void other_content_is_ingested_again() {
    store(document("Rent is due."), "hashing");

    assertThat(submit("hashing", document("Rent is overdue.")))
        .isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void another_encoder_embeds_the_same_content_again() {
    var document = document("Rent is due.");
    store(document, "hashing");

    assertThat(submit("another", document)).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void another_tenants_document_makes_nothing_unchanged() {
    var document = document("Rent is due.");
    documents.save(
        new TenantId("globex"), new IndexedDocument(document, "hashing", List.of()), deadline);

    assertThat(submit("hashing", document)).isInstanceOf(Submission.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "*** — §", "😀"})
  void a_document_without_words_is_refused_at_once(String text) {
    assertThat(submit("hashing", document(text))).isEqualTo(new Submission.NoWords());
    assertNothingQueued();
  }

  private void assertNothingQueued() {
    assertThat(queue.sent()).isEmpty();
    assertThat(jobs.find(ACME, new JobId(ID.toString()))).isEmpty();
    assertThat(inbox.find(ACME, new JobId(ID.toString()))).isEmpty();
  }

  private Submission submit(String encoder, NewDocument document) {
    var described =
        new Encoder(encoder, HashingEmbedder.DIMENSIONS, Set.of(Language.ENGLISH), 0, .1);
    var submit =
        new SubmitDocument(
            documents, inbox, jobs, queue, () -> described, new JobIds(clock, () -> ID));
    return submit.submit(ACME, document, deadline);
  }

  private void store(NewDocument document, String encoder) {
    documents.save(ACME, new IndexedDocument(document, encoder, List.of()), deadline);
  }

  private static NewDocument document(String text) {
    return new NewDocument(
        new DocumentId("lease"), "Lease", MediaType.PLAIN, Language.ENGLISH, text);
  }
}
