package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.Receipt;
import dev.burhan.documents.StoredDocument;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says in which order the submissions of one document take effect, whatever the workers do. */
public interface SubmissionOrderContract {

  DocumentId LEASE = new DocumentId("lease");
  JobId FIRST = new JobId("first");
  JobId SECOND = new JobId("second");

  DocumentStore documents();

  DocumentCatalogue catalogue();

  @Test
  default void an_announced_job_stores_its_document() {
    var tenant = announced(FIRST);
    assertThat(standing(tenant, FIRST)).isEqualTo(new Standing.Open());

    var standing = save(tenant, FIRST, "one");

    assertThat(standing).isEqualTo(new Standing.Stored(receipt()));
    assertThat(standing(tenant, FIRST)).isEqualTo(standing);
    assertThat(stored(tenant).orElseThrow().job()).isEqualTo(FIRST);
    assertThat(stored(tenant).orElseThrow().isLatest()).isTrue();
    assertThat(stored(tenant).orElseThrow().faults()).isEqualTo(receipt().faults());
  }

  @Test
  default void a_job_that_was_never_announced_stores_nothing() {
    var tenant = RunningJobsContract.newTenant();

    assertThat(standing(tenant, FIRST)).isEqualTo(new Standing.Unknown());
    assertThat(save(tenant, FIRST, "one")).isEqualTo(new Standing.Unknown());
    assertThat(stored(tenant)).isEmpty();
  }

  @Test
  default void a_job_stores_once() {
    var tenant = announced(FIRST);
    save(tenant, FIRST, "one");
    var before = stored(tenant);

    assertThat(save(tenant, FIRST, "another")).isEqualTo(new Standing.Stored(receipt()));

    assertThat(stored(tenant)).isEqualTo(before);
  }

  @Test
  default void the_later_submission_wins_when_it_ends_last() {
    var tenant = announced(FIRST, SECOND);
    save(tenant, FIRST, "one");
    assertThat(stored(tenant).orElseThrow().isLatest()).isFalse();

    save(tenant, SECOND, "two");

    assertThat(text(tenant)).isEqualTo("two");
    assertThat(stored(tenant).orElseThrow().isLatest()).isTrue();
  }

  @Test
  default void the_later_submission_wins_when_it_ends_first() {
    var tenant = announced(FIRST, SECOND);
    save(tenant, SECOND, "two");

    assertThat(save(tenant, FIRST, "one")).isEqualTo(new Standing.Superseded());

    assertThat(text(tenant)).isEqualTo("two");
    assertThat(standing(tenant, FIRST)).isEqualTo(new Standing.Superseded());
  }

  @Test
  default void announcing_again_does_not_put_a_job_last() {
    var tenant = announced(FIRST, SECOND, FIRST);
    save(tenant, SECOND, "two");

    assertThat(save(tenant, FIRST, "one")).isEqualTo(new Standing.Superseded());
  }

  @Test
  default void a_withdrawn_job_stores_nothing_and_spoils_nothing() {
    var tenant = announced(FIRST, SECOND);
    save(tenant, FIRST, "one");

    assertThat(withdraw(tenant, SECOND)).isEqualTo(new Standing.Withdrawn());

    assertThat(save(tenant, SECOND, "two")).isEqualTo(new Standing.Withdrawn());
    assertThat(text(tenant)).isEqualTo("one");
    assertThat(stored(tenant).orElseThrow().isLatest()).isTrue();
  }

  @Test
  default void what_is_stored_cannot_be_withdrawn() {
    var tenant = announced(FIRST);
    save(tenant, FIRST, "one");

    assertThat(withdraw(tenant, FIRST)).isEqualTo(new Standing.Stored(receipt()));
    assertThat(withdraw(tenant, SECOND)).isEqualTo(new Standing.Unknown());
    assertThat(text(tenant)).isEqualTo("one");
  }

  @Test
  default void deleting_a_document_ends_the_chances_of_all_its_jobs() {
    var tenant = announced(FIRST, SECOND);
    save(tenant, FIRST, "one");

    assertThat(documents().delete(tenant, LEASE, DocumentStoreContract.deadline())).isTrue();

    assertThat(save(tenant, SECOND, "two")).isEqualTo(new Standing.Withdrawn());
    assertThat(standing(tenant, FIRST)).isInstanceOf(Standing.Stored.class);
    assertThat(stored(tenant)).isEmpty();
    assertThat(documents().delete(tenant, LEASE, DocumentStoreContract.deadline())).isFalse();
  }

  @Test
  default void a_document_on_its_way_can_be_deleted() {
    var tenant = announced(FIRST);

    assertThat(documents().delete(tenant, LEASE, DocumentStoreContract.deadline())).isTrue();
    assertThat(save(tenant, FIRST, "one")).isEqualTo(new Standing.Withdrawn());
  }

  @Test
  default void a_document_can_be_sent_again_after_it_was_deleted() {
    var tenant = announced(FIRST);
    documents().delete(tenant, LEASE, DocumentStoreContract.deadline());
    documents().announce(tenant, SECOND, LEASE, DocumentStoreContract.deadline());

    save(tenant, SECOND, "two");

    assertThat(text(tenant)).isEqualTo("two");
  }

  @Test
  default void jobs_of_other_documents_are_left_alone() {
    var tenant = announced(FIRST);
    documents().announce(tenant, SECOND, new DocumentId("other"), DocumentStoreContract.deadline());

    documents().delete(tenant, new DocumentId("other"), DocumentStoreContract.deadline());

    assertThat(standing(tenant, FIRST)).isEqualTo(new Standing.Open());
    assertThat(standing(tenant, SECOND)).isEqualTo(new Standing.Withdrawn());
  }

  @Test
  default void never_changes_another_tenants_jobs() {
    var ours = announced(FIRST);
    var theirs = RunningJobsContract.newTenant();

    assertThat(standing(theirs, FIRST)).isEqualTo(new Standing.Unknown());
    assertThat(withdraw(theirs, FIRST)).isEqualTo(new Standing.Unknown());
    assertThat(save(theirs, FIRST, "theirs")).isEqualTo(new Standing.Unknown());
    assertThat(documents().delete(theirs, LEASE, DocumentStoreContract.deadline())).isFalse();

    assertThat(standing(ours, FIRST)).isEqualTo(new Standing.Open());
  }

  private TenantId announced(JobId... jobs) {
    var tenant = RunningJobsContract.newTenant();
    for (var job : jobs) {
      documents().announce(tenant, job, LEASE, DocumentStoreContract.deadline());
    }
    return tenant;
  }

  private Standing standing(TenantId tenant, JobId job) {
    return documents().standing(tenant, job, DocumentStoreContract.deadline());
  }

  private Standing withdraw(TenantId tenant, JobId job) {
    return documents().withdraw(tenant, job, DocumentStoreContract.deadline());
  }

  private Standing save(TenantId tenant, JobId job, String text) {
    var document = TestDocuments.plain(LEASE.value(), text);
    return documents()
        .save(
            tenant,
            job,
            new IndexedDocument(
                document.document(), document.encoder(), document.chunks(), receipt()),
            DocumentStoreContract.deadline());
  }

  private static Receipt receipt() {
    return new Receipt(1, 1, 0, 0, List.of(DocumentFault.PAGES_NEED_OCR));
  }

  private Optional<StoredDocument> stored(TenantId tenant) {
    return catalogue().find(tenant, LEASE, DocumentStoreContract.deadline());
  }

  private String text(TenantId tenant) {
    var place = new DocumentCatalogue.Place(LEASE, new dev.burhan.documents.Span(0, 100));
    return catalogue()
        .read(tenant, List.of(place), DocumentStoreContract.deadline())
        .getFirst()
        .orElseThrow()
        .text();
  }
}
