package dev.burhan.postgres;

import dev.burhan.documents.DraftVectors;
import dev.burhan.documents.TextHash;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Vector;
import dev.burhan.postgres.SqlClient.Row;
import dev.burhan.tenancy.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts vectors in the table {@code draft_vector}. */
public final class PostgresDraftVectors implements DraftVectors {

  private final SqlClient sql;

  public PostgresDraftVectors(SqlClient sql) {
    this.sql = sql;
  }

  @Override
  public Set<TextHash> reuse(
      TenantId tenant, JobId job, String encoder, Set<TextHash> wanted, Deadline deadline) {
    var hashes = wanted.stream().map(hash -> hash.value().toString()).toList();
    var rows =
        query(
            "select text_hash from reuse_vectors(:tenant, :job, :encoder, :hashes::jsonb)",
            Map.of(
                "tenant", tenant.value(),
                "job", job.value(),
                "encoder", encoder,
                "hashes", Json.write(hashes)),
            tenant,
            deadline);
    var found = new HashSet<TextHash>();
    rows.forEach(row -> found.add(new TextHash(UUID.fromString(row.text("text_hash")))));
    return found;
  }

  @Override
  public void keep(
      TenantId tenant,
      JobId job,
      String encoder,
      Map<TextHash, Vector> vectors,
      Deadline deadline) {
    var texts = new HashMap<String, String>();
    vectors.forEach((hash, vector) -> texts.put(hash.value().toString(), vector.text()));
    query(
        "select keep_vectors(:tenant, :job, :encoder, :vectors::jsonb)::text",
        Map.of(
            "tenant", tenant.value(),
            "job", job.value(),
            "encoder", encoder,
            "vectors", Json.write(texts)),
        tenant,
        deadline);
  }

  @Override
  public void discard(TenantId tenant, JobId job, Deadline deadline) {
    query(
        "delete from draft_vector where tenant_id = :tenant and job_id = :job",
        Map.of("tenant", tenant.value(), "job", job.value()),
        tenant,
        deadline);
  }

  private List<Row> query(
      String statement,
      Map<String, @Nullable Object> parameters,
      TenantId tenant,
      Deadline deadline) {
    return sql.transact(tenant, deadline, transaction -> transaction.query(statement, parameters));
  }
}
