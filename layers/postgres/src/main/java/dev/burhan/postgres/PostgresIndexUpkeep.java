package dev.burhan.postgres;

import dev.burhan.documents.IndexUpkeep;
import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.util.Map;

/** Seals postings into segments and moves vectors into graphs, by the function {@code upkeep}. */
public final class PostgresIndexUpkeep implements IndexUpkeep {

  private final SqlClient sql;

  public PostgresIndexUpkeep(SqlClient sql) {
    this.sql = sql;
  }

  @Override
  public boolean step(TenantId tenant, Deadline deadline) {
    return sql.transact(
        tenant,
        deadline,
        transaction ->
            transaction
                .query("select upkeep(:tenant) as was_due", Map.of("tenant", tenant.value()))
                .getFirst()
                .bool("was_due"));
  }
}
