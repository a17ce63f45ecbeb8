package dev.burhan.eval.scale;

import dev.burhan.eval.workbench.Workbench;
import dev.burhan.tenancy.TenantId;

/** Recounts what is kept of a tenant, by the SQL function {@code verify_corpus}. */
final class CorpusVerifier implements AutoCloseable {

  private final OwnerSql sql;

  CorpusVerifier(Workbench workbench) {
    this.sql = new OwnerSql(workbench);
  }

  /** How many counts are not what they should be. */
  int differences(TenantId tenant) {
    return sql.query(
            "select count(*) as rows from verify_corpus(?)",
            row -> row.getInt("rows"),
            tenant.value())
        .getFirst();
  }

  @Override
  public void close() {
    sql.close();
  }
}
