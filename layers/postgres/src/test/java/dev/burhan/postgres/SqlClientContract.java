package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every way SQL gets to the database. */
interface SqlClientContract {

  Map<String, @Nullable Object> NONE = Map.of();

  TestDatabase database();

  private SqlClient sql() {
    return database().sql();
  }

  private SqlClient.Row row(String statement, Map<String, @Nullable Object> parameters) {
    return sql().call(statement, parameters, DocumentStoreContract.deadline()).getFirst();
  }

  private <T> T transact(
      TenantId tenant, java.util.function.Function<SqlClient.Transaction, T> work) {
    return sql().transact(tenant, DocumentStoreContract.deadline(), work);
  }

  @Test
  default void binds_numbers_booleans_and_null() {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("n", 7);
    parameters.put("big", Long.MAX_VALUE);
    parameters.put("half", 0.5);
    parameters.put("yes", true);
    parameters.put("none", null);

    var row =
        row(
            "select :n + 1 as n, :big as big, :half * 3 as half, :yes as yes, not :yes as no, :none::text as none",
            parameters);

    assertThat(row.integer("n")).isEqualTo(8);
    assertThat(row.text("big")).isEqualTo("9223372036854775807");
    assertThat(row.text("half")).isEqualTo("1.5");
    assertThat(row.bool("yes")).isTrue();
    assertThat(row.bool("no")).isFalse();
    assertThat(row.textOrNull("none")).isNull();
    assertThatThrownBy(() -> row.text("none")).hasMessageContaining("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "it's \"quoted\" :n ::int \\ ? $1 ; -- no",
        "line\nline\r\n\ttab",
        "emoji 🏛️ and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
        "الأجرة مستحقة",
        "{\"a\": [1, null, \":x\"]}"
      })
  default void text_comes_back_as_it_went_in(String text) {
    assertThat(row("select :text as text", Map.of("text", text)).text("text")).isEqualTo(text);
  }

  /** Run often, as drivers change their ways with statements they know. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true | t
          42::int | 42
          -9000000000 | -9000000000
          1::float8 | 1
          0.1::float8 | 0.1
          1e15::float8 | 1e+15
          123456789012345::float8 | 123456789012345
          -1.25e-7::float8 | -1.25e-07
          2.5::float4 | 2.5
          1e6::float4 | 1e+06
          1.50::numeric | 1.50
          date '2026-01-02' | 2026-01-02
          timestamp '2026-01-02 23:30:00.120' | 2026-01-02 23:30:00.12
          timestamp '2026-01-02 23:30:10' | 2026-01-02 23:30:10
          timestamptz '2026-01-02 23:30+02' at time zone 'UTC' | 2026-01-02 21:30:00
          to_json('2026-01-02 23:30+00'::timestamptz at time zone 'UTC') | "2026-01-02T23:30:00"
          to_char(timestamp '2026-01-02 23:30', 'HH24:MI:SS') | 23:30:00
          '{"a": [1, null]}'::jsonb | {"a": [1, null]}
          '{"b":1}'::json | {"b":1}
          '00000000-0000-0000-0000-00000000abcd'::uuid | 00000000-0000-0000-0000-00000000abcd
          '[1,2.5,-3]'::vector::text | [1,2.5,-3]
          '[1,2.5]'::halfvec::text | [1,2.5]
          array['a', 'b c', 'd"e\\f', '', 'null', 'x,y'] | {a,"b c","d\\"e\\\\f","","null","x,y"}
          array[1, 2]::int[] | {1,2}
          array[true, false] | {t,f}
          array[1, 2.5]::float8[] | {1,2.5}
          '\\x00ff'::bytea | \\x00ff
          """)
  default void values_come_in_the_text_form_of_postgresql(String expression, String text) {
    for (int i = 0; i < 7; i++) {
      assertThat(row("select " + expression + " as value", NONE).text("value")).isEqualTo(text);
    }
  }

  @Test
  default void rows_come_in_their_order_and_statements_without_rows_give_none() {
    var rows =
        sql()
            .call(
                "select n, null::int as nothing from generate_series(1, 3) n order by n desc",
                NONE,
                DocumentStoreContract.deadline());

    assertThat(rows).extracting(row -> row.integer("n")).containsExactly(3, 2, 1);
    assertThat(rows).allSatisfy(row -> assertThat(row.textOrNull("nothing")).isNull());
    assertThat(row("select count(*) as n from document where false", NONE).integer("n")).isZero();
    assertThat(
            sql()
                .call(
                    "select n from generate_series(1, 0) n",
                    NONE,
                    DocumentStoreContract.deadline()))
        .isEmpty();
    assertThat(sql().call("set local enable_seqscan = on", NONE, DocumentStoreContract.deadline()))
        .isEmpty();
  }

  @Test
  default void says_which_parameter_has_no_value() {
    assertThatThrownBy(() -> row("select :missing", NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(":missing");
  }

  @Test
  default void just_under_a_mebibyte_comes_back() {
    var row = row("select repeat('x', 1024 * 1024 - 100) as text", NONE);

    assertThat(row.text("text")).hasSize(1024 * 1024 - 100);
  }

  @Test
  default void what_is_committed_stays_and_is_seen_by_its_tenant_alone() {
    var tenant = DocumentStoreContract.newTenant();

    transact(
        tenant,
        transaction -> {
          touch(transaction, tenant);
          return touch(transaction, tenant);
        });

    assertThat(version(tenant)).containsExactly("2");
    var own = transact(tenant, SqlClientContract::corpora);
    var others = transact(DocumentStoreContract.newTenant(), SqlClientContract::corpora);
    assertThat(own).containsExactly("2");
    assertThat(others).isEmpty();
  }

  @Test
  default void what_is_not_committed_is_seen_by_nobody_else() {
    var tenant = DocumentStoreContract.newTenant();

    transact(
        tenant,
        transaction -> {
          touch(transaction, tenant);
          assertThat(corpora(transaction)).containsExactly("1");
          assertThat(version(tenant)).isEmpty();
          return "";
        });

    assertThat(version(tenant)).containsExactly("1");
  }

  @Test
  default void work_that_fails_is_rolled_back_and_its_failure_told() {
    var tenant = DocumentStoreContract.newTenant();
    var failure = new IllegalStateException("stop");

    assertThatThrownBy(
            () ->
                transact(
                    tenant,
                    transaction -> {
                      touch(transaction, tenant);
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(version(tenant)).isEmpty();
  }

  @Test
  default void the_tenant_is_set_inside_its_transaction_alone() {
    var tenant = DocumentStoreContract.newTenant();
    var query = "select current_setting('burhan.tenant_id', true) as tenant";

    var inside =
        transact(tenant, transaction -> transaction.query(query, NONE).getFirst().text("tenant"));

    assertThat(inside).isEqualTo(tenant.value());
    for (int i = 0; i < 5; i++) {
      assertThat(row(query, NONE).textOrNull("tenant")).isIn(null, "");
      assertThat(row("select current_setting('statement_timeout') as limit", NONE).text("limit"))
          .isEqualTo("30s");
    }
  }

  @Test
  default void a_wrong_statement_is_permanent_and_the_next_one_works() {
    assertThatThrownBy(
            () ->
                transact(
                    DocumentStoreContract.newTenant(),
                    transaction -> transaction.query("select nonsense", NONE)))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("42703");
    assertThatThrownBy(() -> row("select nonsense", NONE))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("42703");

    assertThat(row("select 1 as one", NONE).integer("one")).isEqualTo(1);
  }

  @Test
  default void a_violation_is_permanent_and_quotes_nothing() {
    var tenant = DocumentStoreContract.newTenant();
    var insert = "insert into corpus (tenant_id, version) values (:tenant, 1)";
    Map<String, @Nullable Object> parameters = Map.of("tenant", tenant.value());

    assertThatThrownBy(
            () ->
                transact(
                    tenant,
                    transaction -> {
                      transaction.query(insert, parameters);
                      return transaction.query(insert, parameters);
                    }))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("23505")
        .satisfies(
            failure ->
                assertThat(org.assertj.core.util.Throwables.getStackTrace(failure))
                    .doesNotContain(tenant.value()));
    assertThat(version(tenant)).isEmpty();
  }

  @Test
  default void without_time_left_nothing_is_sent() {
    var over = Deadline.in(Duration.ZERO, Clock.systemUTC());

    assertThatThrownBy(() -> sql().call("select 1", NONE, over))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("no time left");
    assertThatThrownBy(() -> sql().transact(new TenantId("acme"), over, transaction -> ""))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("no time left");
  }

  @Test
  default void a_statement_past_its_deadline_is_cancelled_in_the_database() throws Exception {
    var deadline = Deadline.in(Duration.ofMillis(1200), Clock.systemUTC());

    assertThatThrownBy(
            () ->
                sql()
                    .transact(
                        new TenantId("acme"),
                        deadline,
                        transaction -> transaction.query("select pg_sleep(300)::text", NONE)))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(sleepers(300, Duration.ofSeconds(1))).isEmpty();
  }

  /** The sleeping statements that are left after at most some time. */
  default List<String> sleepers(int seconds, Duration waitMax) throws InterruptedException {
    var query =
        "select query from pg_stat_activity where state = 'active'"
            + " and pid <> pg_backend_pid() and query like '%pg_sleep("
            + seconds
            + ")%'";
    var until = System.nanoTime() + waitMax.toNanos();
    var rows = database().rows(query);
    while (!rows.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(20);
      rows = database().rows(query);
    }
    return rows;
  }

  private static List<SqlClient.Row> touch(SqlClient.Transaction transaction, TenantId tenant) {
    return transaction.query(
        "select touch_corpus(:tenant)::text", Map.of("tenant", tenant.value()));
  }

  private static List<String> corpora(SqlClient.Transaction transaction) {
    return transaction.query("select version from corpus", NONE).stream()
        .map(row -> row.text("version"))
        .toList();
  }

  private List<String> version(TenantId tenant) {
    return database().rows("select version from corpus where tenant_id = ?", tenant.value());
  }
}
