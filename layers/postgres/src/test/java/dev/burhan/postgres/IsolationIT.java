package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.TextHash;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.TestDocuments;
import dev.burhan.testing.UsageLedgerContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves for every table that a tenant's rows are out of reach for everybody else. */
final class IsolationIT {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final int TABLES = 13;

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.withSegmentsOf(2);
    for (var tenant : List.of(ACME, GLOBEX)) {
      save(tenant, "a", Language.ENGLISH, "The rent of " + tenant + " is due.");
      save(tenant, "b", Language.ARABIC, "الأجرة مستحقة");
    }
    save(GLOBEX, "c", Language.ENGLISH, "Another of globex.");
    for (var tenant : List.of(ACME, GLOBEX)) {
      while (database.upkeep().step(tenant, DocumentStoreContract.deadline())) {
        // Until there is a row in every table.
      }
      save(tenant, "d", Language.ENGLISH, "Not sealed yet.");
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** The list of migrations alone is no tenant's; the application cannot read it. */
  static List<String> tables() {
    var tables =
        database.rows(
            "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_name <> 'schema_migration' order by 1");
    assertThat(tables).hasSize(TABLES);
    return tables;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void without_a_tenant_there_are_no_rows(String table) throws SQLException {
    try (var connection = database.applicationConnection()) {
      assertThat(count(connection, table)).isZero();
      setTenant(connection, "");
      assertThat(count(connection, table)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void for_a_wrong_tenant_there_are_no_rows(String table) throws SQLException {
    try (var connection = database.applicationConnection()) {
      for (var wrong : List.of("nobody", "acme ", "ACME", "%", "acme' or '1'='1", "null")) {
        setTenant(connection, wrong);
        assertThat(count(connection, table)).as(wrong).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_tenant_sees_its_own_rows_and_no_others(String table) throws SQLException {
    try (var connection = database.applicationConnection()) {
      for (var tenant : List.of(ACME, GLOBEX)) {
        setTenant(connection, tenant.value());

        assertThat(TestDatabase.rows(connection, "select distinct tenant_id from " + table))
            .containsExactly(tenant.value());
        assertThat(count(connection, table)).isEqualTo(countOf(table, tenant)).isPositive();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void row_level_security_is_on_for_the_owner_too(String table) {
    assertThat(
            database.rows(
                "select relrowsecurity, relforcerowsecurity from pg_class where oid = ?::regclass",
                table))
        .containsExactly("t|t");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tenant_id_leads_the_primary_key(String table) {
    assertThat(
            database.rows(
                "select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid"
                    + " and a.attnum = i.indkey[0] where i.indisprimary and i.indrelid ="
                    + " ?::regclass",
                table))
        .containsExactly("tenant_id");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rows_for_another_tenant_are_refused(String table) throws SQLException {
    var others =
        String.join(
            ", ",
            database.rows(
                "select column_name from information_schema.columns where table_schema = 'public'"
                    + " and table_name = ? and column_name <> 'tenant_id' order by 1",
                table));
    try (var connection = database.applicationConnection()) {
      setTenant(connection, ACME.value());

      assertRefused(
          connection,
          "insert into %1$s (tenant_id, %2$s) overriding system value select 'initech', %2$s from %1$s limit 1"
              .formatted(table, others));
    }
    assertThat(countOf(table, new TenantId("initech"))).isZero();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rows_cannot_be_moved_to_another_tenant(String table) throws SQLException {
    try (var connection = database.applicationConnection()) {
      setTenant(connection, ACME.value());

      assertRefused(connection, "update " + table + " set tenant_id = 'initech'");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rows_of_another_tenant_cannot_be_changed_or_deleted(String table) throws SQLException {
    int before = countOf(table, GLOBEX);
    try (var connection = database.applicationConnection();
        var statement = connection.createStatement()) {
      setTenant(connection, ACME.value());

      var where = " where tenant_id = 'globex'";
      assertThat(statement.executeUpdate("update " + table + " set tenant_id = 'acme'" + where))
          .isZero();
      assertThat(statement.executeUpdate("delete from " + table + where)).isZero();
    }
    assertThat(countOf(table, GLOBEX)).isEqualTo(before);
  }

  @Test
  void the_application_role_has_no_power() {
    assertThat(
            database.rows(
                "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
                    + " from pg_roles where rolname = ?",
                TestDatabase.APPLICATION))
        .containsExactly("f|f|f|f|f");
    assertThat(
            database.rows(
                "select roleid from pg_auth_members where member = ?::regrole",
                TestDatabase.APPLICATION))
        .isEmpty();
  }

  @Test
  void the_application_role_owns_nothing() {
    assertThat(
            database.rows(
                "select classid::regclass, objid from pg_shdepend where deptype = 'o'"
                    + " and refobjid = ?::regrole",
                TestDatabase.APPLICATION))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from schema_migration",
        "create table mine (id int)",
        "alter table document disable row level security",
        "drop policy tenant on document",
        "create policy all_rows on document using (true)",
        "truncate document cascade",
        "set session authorization burhan",
        "select pg_read_file('/etc/hostname')",
        "set row_security = off; select * from document"
      })
  void the_application_role_may_not(String sql) throws SQLException {
    try (var connection = database.applicationConnection()) {
      assertRefused(connection, sql);
    }
  }

  @Test
  void a_statement_without_a_filter_returns_nothing_of_others() {
    var ids =
        database
            .sql()
            .transact(
                ACME,
                DocumentStoreContract.deadline(),
                transaction ->
                    transaction.query("select tenant_id, document_id from document", Map.of()));

    assertThat(ids).extracting(row -> row.text("tenant_id")).containsOnly("acme").hasSize(3);
  }

  @Test
  void functions_return_nothing_of_others_without_their_own_filter() throws SQLException {
    try (var connection = database.applicationConnection()) {
      setTenant(connection, ACME.value());

      assertThat(TestDatabase.rows(connection, "select delete_document('globex', 'c')"))
          .containsExactly("f");
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).isEqualTo("42501");
    }
    assertThat(database.rows("select 1 from document where document_id = 'c'")).hasSize(1);
  }

  @Test
  void after_a_call_the_tenant_is_gone_from_the_connection() {
    var one =
        new DatabaseSettings(database.url(), TestDatabase.APPLICATION, TestDatabase.PASSWORD, 1);
    try (var sql = new JdbcSqlClient(one)) {
      new PostgresPassageIndex(sql)
          .search(ACME, new Search("rent", Optional.empty(), 10), DocumentStoreContract.deadline());
      assertNoTenant(sql);

      new PostgresDocumentCatalogue(sql)
          .list(ACME, DocumentFilter.NONE, Optional.empty(), 10, DocumentStoreContract.deadline());
      assertNoTenant(sql);

      assertThatThrownBy(() -> failInside(sql)).hasMessage("stop");
      assertNoTenant(sql);
    }
  }

  private static void failInside(JdbcSqlClient sql) {
    sql.transact(
        ACME,
        DocumentStoreContract.deadline(),
        transaction -> {
          transaction.query("select 1", Map.of());
          throw new IllegalStateException("stop");
        });
  }

  private static void assertNoTenant(JdbcSqlClient sql) {
    var rows =
        sql.call(
            "select coalesce(current_setting('burhan.tenant_id', true), '') as tenant,"
                + " (select count(*) from document) as documents",
            Map.of(),
            DocumentStoreContract.deadline());
    assertThat(rows.getFirst().text("tenant")).isEmpty();
    assertThat(rows.getFirst().integer("documents")).isZero();
  }

  private static void assertRefused(Connection connection, String sql) {
    assertThatThrownBy(
            () -> {
              try (var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            })
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  private static void setTenant(Connection connection, String tenant) throws SQLException {
    TestDatabase.rows(connection, "select set_config('burhan.tenant_id', ?, false)", tenant);
  }

  private static int count(Connection connection, String table) throws SQLException {
    return Integer.parseInt(
        TestDatabase.rows(connection, "select count(*) from " + table).getFirst());
  }

  private static int countOf(String table, TenantId tenant) {
    return Integer.parseInt(
        database
            .rows("select count(*) from " + table + " where tenant_id = ?", tenant.value())
            .getFirst());
  }

  private static void save(TenantId tenant, String id, Language language, String text) {
    var document = TestDocuments.of(id, language, true, List.of(text));
    TestDocuments.store(database.documents(), tenant, document);
    new PostgresDraftVectors(database.sql())
        .keep(
            tenant,
            new JobId("draft-" + id),
            document.encoder(),
            Map.of(TextHash.of(text), document.chunks().getFirst().vector().orElseThrow()),
            DocumentStoreContract.deadline());
    new PostgresUsageLedger(database.sql())
        .record(
            tenant,
            List.of(UsageLedgerContract.entry(id, 0, UsageLedgerContract.NOON, "model", 1)),
            DocumentStoreContract.deadline());
  }
}
