package dev.burhan.postgres;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts and deletes a tenant's rows of one table, many in a statement. */
public final class PostgresTenantRows implements TenantData {

  /**
   * Every table that holds rows of tenants, in the order they are emptied: first the jobs, without
   * which a worker that still runs stores nothing, and what refers to a row before the row.
   */
  private static final List<String> TABLES =
      List.of(
          "document_job",
          "draft_vector",
          "vector_graph",
          "embedding",
          "posting_segment",
          "segment",
          "posting",
          "term_stat",
          "chunk",
          "document",
          "corpus_language",
          "corpus");

  /** Rows of one statement, which must end within the statement time-out of the Data API. */
  private static final int ROWS_MAX = 5_000;

  private final SqlClient sql;
  private final String table;
  private final String due;
  private final Map<String, Object> parameters;

  /**
   * @param due holds for rows that are to go
   * @param parameters of {@code due}
   */
  private PostgresTenantRows(
      SqlClient sql, String table, String due, Map<String, Object> parameters) {
    this.sql = sql;
    this.table = table;
    this.due = due;
    this.parameters = Map.copyOf(parameters);
  }

  /**
   * One for each table, in the order they are to be emptied.
   *
   * @param ledgerDays how long calls to models are kept for invoices; 0 for no longer than the rest
   */
  public static List<TenantData> all(SqlClient sql, int ledgerDays) {
    var ledger =
        new PostgresTenantRows(
            sql,
            "usage_ledger",
            "(:days::int = 0 or made_at <= now() - make_interval(days => :days::int))",
            Map.of("days", ledgerDays));
    return Stream.concat(
            TABLES.stream().map(table -> new PostgresTenantRows(sql, table, "true", Map.of())),
            Stream.of(ledger))
        .<TenantData>map(rows -> rows)
        .toList();
  }

  @Override
  public String name() {
    return table;
  }

  @Override
  public long count(TenantId tenant, Deadline deadline) {
    return number(
        "select count(*) as number from %s where tenant_id = :tenant and %s".formatted(table, due),
        tenant,
        Map.of(),
        deadline);
  }

  @Override
  public void delete(TenantId tenant, Deadline deadline) {
    while (deleteSome(tenant, deadline) == ROWS_MAX) {
      deadline.check("deleting " + name());
    }
  }

  private long deleteSome(TenantId tenant, Deadline deadline) {
    return number(
        """
        with gone as (
          delete from %1$s where tenant_id = :tenant
            and ctid = any(array(select ctid from %1$s where tenant_id = :tenant and %2$s limit :rows))
          returning 1)
        select count(*) as number from gone
        """
            .formatted(table, due),
        tenant,
        Map.of("rows", ROWS_MAX),
        deadline);
  }

  private long number(
      String statement, TenantId tenant, Map<String, Object> further, Deadline deadline) {
    var bound = new HashMap<String, @Nullable Object>(parameters);
    bound.putAll(further);
    bound.put("tenant", tenant.value());
    return sql.transact(
        tenant,
        deadline,
        transaction ->
            Long.parseLong(transaction.query(statement, bound).getFirst().text("number")));
  }
}
