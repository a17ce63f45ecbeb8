package dev.burhan.postgres;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Map;
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

  private PostgresTenantRows(SqlClient sql, String table) {
    this.sql = sql;
    this.table = table;
  }

  /** One for each table, in the order they are to be emptied. */
  public static List<TenantData> all(SqlClient sql) {
    return TABLES.stream().<TenantData>map(table -> new PostgresTenantRows(sql, table)).toList();
  }

  @Override
  public String name() {
    return table;
  }

  @Override
  public long count(TenantId tenant, Deadline deadline) {
    return number(
        "select count(*) as number from %s where tenant_id = :tenant".formatted(table),
        Map.of("tenant", tenant.value()),
        tenant,
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
            and ctid = any(array(select ctid from %1$s where tenant_id = :tenant limit :rows))
          returning 1)
        select count(*) as number from gone
        """
            .formatted(table),
        Map.of("tenant", tenant.value(), "rows", ROWS_MAX),
        tenant,
        deadline);
  }

  private long number(
      String statement,
      Map<String, @Nullable Object> parameters,
      TenantId tenant,
      Deadline deadline) {
    return sql.transact(
        tenant,
        deadline,
        transaction ->
            Long.parseLong(transaction.query(statement, parameters).getFirst().text("number")));
  }
}
