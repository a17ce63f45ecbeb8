package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentId;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.TestDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class MigrationsIT {

  /** Every file in the folder, so that none is forgotten in the list. */
  private static final List<String> ALL = files();

  private final String url = TestDatabase.server().createDatabase("migrations");

  @Test
  void applies_all_to_an_empty_database_in_order() {
    assertThat(migrations("app_one", "secret").run()).isEqualTo(ALL);
  }

  @Test
  void applies_nothing_the_second_time() {
    migrations("app_one", "secret").run();

    assertThat(migrations("app_one", "secret").run()).isEmpty();
  }

  @Test
  void two_at_once_apply_each_once() throws Exception {
    var start = new CyclicBarrier(2);
    Callable<List<String>> migrate =
        () -> {
          start.await();
          return migrations("app_two", "secret").run();
        };

    try (var threads = Executors.newFixedThreadPool(2)) {
      var applied =
          threads.invokeAll(List.of(migrate, migrate)).stream().map(Future::resultNow).toList();

      assertThat(applied).containsExactlyInAnyOrder(ALL, List.of());
    }
  }

  @Test
  void leaves_documents_in_place_and_makes_a_new_password_the_valid_one() {
    var tenant = DocumentStoreContract.newTenant();
    migrations("app_three", "first").run();
    try (var sql = new JdbcSqlClient(application("app_three", "first"))) {
      TestDocuments.store(new PostgresDocumentStore(sql), tenant, TestDocuments.plain("a", "rent"));
    }

    migrations("app_three", "second'\"\\ %s $1").run();

    assertFound(tenant, application("app_three", "second'\"\\ %s $1"));
  }

  @Test
  void documents_stored_before_submissions_took_turns_stay_found_listed_and_replaceable()
      throws SQLException {
    migrations("app_six", "secret").run(ALL.subList(0, 4));
    superuser(
        """
        select set_config('burhan.tenant_id', 'early', false), touch_corpus('early');
        insert into document (tenant_id, document_id, title, media_type, language, content_hash, encoder, text,
                              passages, stored_at)
        values ('early', 'a', 'Title', 'text/plain', 'xx', 'hash', 'hashing', 'the rent', 1, '2026-01-02 23:30+00');
        select add_chunks('early', 'a', 'hashing', '[{"ordinal": 0, "start": 0, "end": 8, "page": 1, "headings": "",
          "language": "xx", "text": "the rent", "search": "the rent", "words": "the rent", "vector": null}]');
        select count_document('early', 'a', 1);
        """);

    assertThat(migrations("app_six", "secret").run()).isEqualTo(ALL.subList(4, ALL.size()));

    var tenant = new TenantId("early");
    assertFound(tenant, application("app_six", "secret"));
    try (var sql = new JdbcSqlClient(application("app_six", "secret"))) {
      var catalogue = new PostgresDocumentCatalogue(sql);
      var found =
          catalogue
              .find(tenant, new DocumentId("a"), DocumentStoreContract.deadline())
              .orElseThrow();
      assertThat(found.date()).isEqualTo("2026-01-02");
      assertThat(found.pages()).isEqualTo(1);
      assertThat(found.isLatest()).isTrue();
      TestDocuments.store(
          new PostgresDocumentStore(sql), tenant, TestDocuments.plain("a", "rent again"));
      assertFound(tenant, application("app_six", "secret"));
    }
  }

  /** As on a managed service, where nobody is a superuser. */
  @Test
  void an_owner_who_is_no_superuser_can_migrate_twice() throws SQLException {
    var owner = new DatabaseSettings(url, "plain_owner", "secret", 1);
    superuser("create extension vector");
    superuser("create role plain_owner login createrole password 'secret'");
    superuser("grant create on schema public to plain_owner");

    var first = new Migrations(owner, application("app_four", "one"), 64).run();
    var second = new Migrations(owner, application("app_four", "two"), 64).run();

    assertThat(first).isEqualTo(ALL);
    assertThat(second).isEmpty();
    try (var connection = DriverManager.getConnection(url, "app_four", "two")) {
      assertThat(TestDatabase.rows(connection, "select count(*) from document"))
          .containsExactly("0");
      assertThat(TestDatabase.rows(connection, "show statement_timeout")).containsExactly("30s");
    }
  }

  @Test
  void the_dimension_of_vectors_is_a_parameter() throws SQLException {
    new Migrations(TestDatabase.owner(url), application("app_five", "secret"), 7).run();

    try (var connection = TestDatabase.server().connect(url)) {
      assertThat(
              TestDatabase.rows(
                  connection,
                  "select format_type(atttypid, atttypmod) from pg_attribute"
                      + " where attrelid = 'embedding'::regclass and attname = 'vector'"))
          .containsExactly("halfvec(7)");
    }
  }

  @Test
  void vectors_of_other_dimensions_go_and_documents_stay_found_by_words() throws SQLException {
    var tenant = DocumentStoreContract.newTenant();
    migrations("app_seven", "secret").run();
    var application = application("app_seven", "secret");
    try (var sql = new JdbcSqlClient(application)) {
      TestDocuments.store(new PostgresDocumentStore(sql), tenant, TestDocuments.plain("a", "rent"));
    }

    var wider = new Migrations(TestDatabase.owner(url), application, 128);

    assertThat(wider.run()).containsExactly("vectors_of_128");
    assertThat(wider.run()).isEmpty();
    assertFound(tenant, application);
    try (var connection = TestDatabase.server().connect(url)) {
      assertThat(
              TestDatabase.rows(
                  connection,
                  "select format_type(atttypid, atttypmod) from pg_attribute"
                      + " where attname = 'vector' and attrelid in ('embedding'::regclass, 'draft_vector'::regclass)"))
          .containsExactly("halfvec(128)", "halfvec(128)");
      assertThat(TestDatabase.rows(connection, "select count(*) from embedding"))
          .containsExactly("0");
    }
  }

  @Test
  void vectors_of_other_dimensions_in_an_old_schema_are_no_obstacle() throws SQLException {
    migrations("app_eight", "secret").run(ALL.subList(0, 4));
    var vector = String.join(",", Collections.nCopies(HashingEmbedder.DIMENSIONS, "0.125"));
    superuser(
        """
        select set_config('burhan.tenant_id', 'early', false), touch_corpus('early');
        insert into document (tenant_id, document_id, title, media_type, language, content_hash, encoder, text,
                              passages, stored_at)
        values ('early', 'a', 'Title', 'text/plain', 'xx', 'hash', 'hashing', 'the rent', 1, '2026-01-02 23:30+00');
        select add_chunks('early', 'a', 'hashing', '[{"ordinal": 0, "start": 0, "end": 8, "page": 1, "headings": "",
          "language": "xx", "text": "the rent", "search": "the rent", "words": "the rent", "vector": "[%s]"}]');
        select count_document('early', 'a', 1);
        """
            .formatted(vector));

    var application = application("app_eight", "secret");
    var applied = new Migrations(TestDatabase.owner(url), application, 128).run();

    assertThat(applied).endsWith("vectors_of_128").hasSize(ALL.size() - 4 + 1);
    assertFound(new TenantId("early"), application);
  }

  private static List<String> files() {
    try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files.map(file -> file.getFileName().toString().replace(".sql", "")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertFound(TenantId tenant, DatabaseSettings application) {
    try (var sql = new JdbcSqlClient(application)) {
      var search = new Search("rent", Optional.empty(), 10);
      var found =
          new PostgresPassageIndex(sql).search(tenant, search, DocumentStoreContract.deadline());
      assertThat(found.found()).hasSize(1);
    }
  }

  private Migrations migrations(String role, String password) {
    return new Migrations(
        TestDatabase.owner(url), application(role, password), HashingEmbedder.DIMENSIONS);
  }

  private DatabaseSettings application(String role, String password) {
    return new DatabaseSettings(url, role, password, 2);
  }

  private void superuser(String sql) throws SQLException {
    try (var connection = TestDatabase.server().connect(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
