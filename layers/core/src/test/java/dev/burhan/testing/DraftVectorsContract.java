package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.documents.DraftVectors;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.IndexedDocument.Receipt;
import dev.burhan.documents.TextHash;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Says what every {@link DraftVectors} does for the {@link DocumentStore} beside it. */
public interface DraftVectorsContract {

  JobId JOB = new JobId("job");
  JobId OTHER_JOB = new JobId("other-job");
  IndexedDocument LEASE_OF_TWO = TestDocuments.embedded("lease", "rent is due", "the deposit");

  DocumentStore documents();

  DocumentCatalogue catalogue();

  DraftVectors drafts();

  @Test
  default void a_document_takes_its_vectors_from_the_drafts_of_its_job() {
    var tenant = announced(JOB);
    keep(tenant, JOB, LEASE_OF_TWO);

    assertThat(save(tenant, JOB)).isInstanceOf(Standing.Stored.class);

    // They are stored with the passages now, and drafts no more.
    assertThat(reuse(tenant, OTHER_JOB, LEASE_OF_TWO)).isEqualTo(hashes(LEASE_OF_TWO));
  }

  @Test
  default void a_document_is_not_stored_while_vectors_are_missing() {
    var tenant = announced(JOB);
    drafts()
        .keep(
            tenant,
            JOB,
            TestDocuments.ENCODER,
            Map.of(hash(LEASE_OF_TWO, 0), vector(LEASE_OF_TWO, 0)),
            DocumentStoreContract.deadline());

    assertThatThrownBy(() -> save(tenant, JOB)).isInstanceOf(DependencyFailure.Transient.class);

    assertThat(documents().standing(tenant, JOB, DocumentStoreContract.deadline()))
        .isEqualTo(new Standing.Open());
    keep(tenant, JOB, LEASE_OF_TWO);
    assertThat(save(tenant, JOB)).isInstanceOf(Standing.Stored.class);
  }

  @Test
  default void another_attempt_finds_the_drafts_of_the_first() {
    var tenant = announced(JOB);
    keep(tenant, JOB, LEASE_OF_TWO);

    assertThat(reuse(tenant, JOB, LEASE_OF_TWO)).isEqualTo(hashes(LEASE_OF_TWO));
    assertThat(reuse(tenant, OTHER_JOB, LEASE_OF_TWO)).isEmpty();
  }

  @Test
  default void keeping_drafts_twice_changes_nothing() {
    var tenant = announced(JOB);
    keep(tenant, JOB, LEASE_OF_TWO);
    keep(tenant, JOB, LEASE_OF_TWO);

    assertThat(save(tenant, JOB)).isInstanceOf(Standing.Stored.class);
  }

  @Test
  default void reuses_the_vectors_of_the_tenants_stored_passages() {
    var tenant = announced(JOB);
    TestDocuments.store(documents(), tenant, LEASE_OF_TWO);
    var changed = TestDocuments.embedded("lease", "rent is due", "the bail");

    var reused = reuse(tenant, JOB, changed);

    assertThat(reused).containsExactly(hash(changed, 0));
    // What is reused stays even when its document goes.
    documents().delete(tenant, LEASE_OF_TWO.document().id(), DocumentStoreContract.deadline());
    assertThat(reuse(tenant, JOB, changed)).containsExactly(hash(changed, 0));
  }

  @Test
  default void never_reuses_the_vectors_of_another_encoder() {
    var tenant = announced(JOB);
    TestDocuments.store(documents(), tenant, LEASE_OF_TWO);
    keep(tenant, JOB, LEASE_OF_TWO);

    var reused =
        drafts()
            .reuse(tenant, JOB, "another", hashes(LEASE_OF_TWO), DocumentStoreContract.deadline());

    assertThat(reused).isEmpty();
  }

  @Test
  default void never_reuses_the_vectors_of_another_tenant() {
    var ours = announced(JOB);
    TestDocuments.store(documents(), ours, LEASE_OF_TWO);
    keep(ours, JOB, LEASE_OF_TWO);

    assertThat(reuse(announced(JOB), JOB, LEASE_OF_TWO)).isEmpty();
  }

  @Test
  default void discards_the_drafts_of_one_job() {
    var tenant = announced(JOB, OTHER_JOB);
    keep(tenant, JOB, LEASE_OF_TWO);
    keep(tenant, OTHER_JOB, LEASE_OF_TWO);

    drafts().discard(tenant, JOB, DocumentStoreContract.deadline());
    drafts().discard(announced(), OTHER_JOB, DocumentStoreContract.deadline());

    assertThat(reuse(tenant, JOB, LEASE_OF_TWO)).isEmpty();
    assertThat(reuse(tenant, OTHER_JOB, LEASE_OF_TWO)).isEqualTo(hashes(LEASE_OF_TWO));
  }

  @Test
  default void reuses_nothing_where_nothing_is_wanted() {
    assertThat(
            drafts()
                .reuse(
                    announced(JOB),
                    JOB,
                    TestDocuments.ENCODER,
                    Set.of(),
                    DocumentStoreContract.deadline()))
        .isEmpty();
  }

  private TenantId announced(JobId... jobs) {
    var tenant = RunningJobsContract.newTenant();
    for (var job : jobs) {
      documents()
          .announce(tenant, job, LEASE_OF_TWO.document().id(), DocumentStoreContract.deadline());
    }
    return tenant;
  }

  private void keep(TenantId tenant, JobId job, IndexedDocument document) {
    drafts()
        .keep(
            tenant,
            job,
            TestDocuments.ENCODER,
            Map.of(hash(document, 0), vector(document, 0), hash(document, 1), vector(document, 1)),
            DocumentStoreContract.deadline());
  }

  private Set<TextHash> reuse(TenantId tenant, JobId job, IndexedDocument document) {
    return drafts()
        .reuse(
            tenant, job, TestDocuments.ENCODER, hashes(document), DocumentStoreContract.deadline());
  }

  /** Saves the lease as a worker does, its vectors drafted. */
  private Standing save(TenantId tenant, JobId job) {
    var drafted =
        LEASE_OF_TWO.chunks().stream()
            .map(chunk -> new IndexedChunk(chunk.chunk(), Optional.empty()))
            .toList();
    var document =
        new IndexedDocument(
            LEASE_OF_TWO.document(),
            TestDocuments.ENCODER,
            drafted,
            new Receipt(1, 2, 2, 0, List.of()));
    return documents().save(tenant, job, document, DocumentStoreContract.deadline());
  }

  private static Set<TextHash> hashes(IndexedDocument document) {
    return Set.of(hash(document, 0), hash(document, 1));
  }

  private static TextHash hash(IndexedDocument document, int chunk) {
    var title = document.document().title();
    return TextHash.of(document.chunks().get(chunk).chunk().searchText(title));
  }

  private static Vector vector(IndexedDocument document, int chunk) {
    return document.chunks().get(chunk).vector().orElseThrow();
  }
}
