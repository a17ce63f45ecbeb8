package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.documents.TextHash;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.TestDocuments;
import dev.burhan.testing.UsageLedgerContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletes one of two tenants whose rows are in every table. */
final class PostgresTenantRowsIT {

  private static TestDatabase database;

  private final TenantId acme = DocumentStoreContract.newTenant();
  private final TenantId globex = DocumentStoreContract.newTenant();

  @BeforeAll
  static void create() {
    database = TestDatabase.withSegmentsOf(2);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void fill() {
    for (var tenant : List.of(acme, globex)) {
      save(tenant, "a", "The rent is due.");
      save(tenant, "b", "The deposit is held.");
      while (database.upkeep().step(tenant, DocumentStoreContract.deadline())) {
        // Until there is a row in every table.
      }
      save(tenant, "c", "Not sealed yet.");
    }
  }

  /** Fails when a table is added that nobody empties. */
  @Test
  void every_table_that_holds_rows_of_tenants_is_emptied() {
    var tables =
        database.rows(
            "select table_name from information_schema.columns where table_schema = 'public'"
                + " and column_name = 'tenant_id'");

    assertThat(all()).extracting(TenantData::name).containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void deletes_only_this_tenants_rows_of_each_table() {
    var before = counts(globex);
    assertThat(counts(acme)).allMatch(count -> count > 0);

    for (var data : all()) {
      data.delete(acme, DocumentStoreContract.deadline());
    }

    assertThat(counts(acme)).containsOnly(0L);
    assertThat(counts(globex)).isEqualTo(before);
    assertThat(database.rows("select * from verify_corpus(?)", globex.value())).isEmpty();
  }

  @Test
  void goes_on_where_it_stopped_after_any_table() {
    for (int stopped = 0; stopped < all().size(); stopped++) {
      fillAgain();
      for (var data : all().subList(0, stopped)) {
        data.delete(acme, DocumentStoreContract.deadline());
      }
      for (var data : all()) {
        data.delete(acme, DocumentStoreContract.deadline());
      }
      assertThat(counts(acme)).containsOnly(0L);
    }
  }

  private void fillAgain() {
    save(acme, "a", "The rent is due.");
  }

  @Test
  void keeps_calls_to_models_as_long_as_invoices_want_them() {
    database.rows(
        "update usage_ledger set made_at = now() - interval '99 days' where tenant_id = ?"
            + " and request_id = 'a'",
        acme.value());
    database.rows(
        "update usage_ledger set made_at = now() - interval '3 days' where tenant_id = ?"
            + " and request_id <> 'a'",
        acme.value());
    var ledger = PostgresTenantRows.all(database.sql(), 90).getLast();

    ledger.delete(acme, DocumentStoreContract.deadline());

    assertThat(ledger.count(acme, DocumentStoreContract.deadline())).isZero();
    assertThat(
            database.rows(
                "select distinct request_id from usage_ledger where tenant_id = ? order by 1",
                acme.value()))
        .containsExactly("b", "c");
  }

  @Test
  void deletes_more_rows_than_fit_a_statement() {
    database.rows(
        "insert into document_job (tenant_id, job_id, document_id)"
            + " select ?, 'job-' || n, 'a' from generate_series(1, 12000) n",
        acme.value());
    var jobs = all().getFirst();

    jobs.delete(acme, DocumentStoreContract.deadline());

    assertThat(jobs.count(acme, DocumentStoreContract.deadline())).isZero();
  }

  @Test
  void without_time_it_deletes_nothing_and_says_so() {
    var over = Deadline.in(Duration.ZERO, Clock.systemUTC());

    for (var data : all()) {
      assertThatThrownBy(() -> data.delete(acme, over))
          .isInstanceOf(DependencyFailure.Transient.class);
    }

    assertThat(counts(acme)).allMatch(count -> count > 0);
  }

  @Test
  void a_worker_that_still_runs_stores_nothing_once_the_jobs_are_gone() {
    var job = new JobId("late");
    var document = TestDocuments.of("late", Language.ENGLISH, true, List.of("Too late."));
    database
        .documents()
        .announce(acme, job, document.document().id(), DocumentStoreContract.deadline());
    for (var data : all()) {
      data.delete(acme, DocumentStoreContract.deadline());
    }

    var standing = database.documents().save(acme, job, document, DocumentStoreContract.deadline());

    assertThat(standing).isInstanceOf(Standing.Unknown.class);
    assertThat(database.rows("select 1 from document where tenant_id = ?", acme.value())).isEmpty();
  }

  private static List<TenantData> all() {
    return PostgresTenantRows.all(database.sql(), 0);
  }

  private static List<Long> counts(TenantId tenant) {
    return all().stream()
        .map(data -> data.count(tenant, DocumentStoreContract.deadline()))
        .toList();
  }

  private static void save(TenantId tenant, String id, String text) {
    var document = TestDocuments.of(id, Language.ENGLISH, true, List.of(text));
    TestDocuments.store(database.documents(), tenant, document);
    new PostgresUsageLedger(database.sql())
        .record(
            tenant,
            List.of(UsageLedgerContract.entry(id, 0, UsageLedgerContract.NOON, "model", 1)),
            DocumentStoreContract.deadline());
    database
        .drafts()
        .keep(
            tenant,
            new JobId("draft-" + id),
            document.encoder(),
            Map.of(TextHash.of(text), document.chunks().getFirst().vector().orElseThrow()),
            DocumentStoreContract.deadline());
  }
}
