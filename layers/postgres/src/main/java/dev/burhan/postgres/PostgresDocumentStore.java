package dev.burhan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.Receipt;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.postgres.SqlClient.Transaction;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps documents, chunks, postings, vectors and counts in PostgreSQL. */
public final class PostgresDocumentStore implements DocumentStore {

  private final SqlClient sql;

  public PostgresDocumentStore(SqlClient sql) {
    this.sql = sql;
  }

  @Override
  public void announce(TenantId tenant, JobId job, DocumentId document, Deadline deadline) {
    sql.transact(
        tenant,
        deadline,
        transaction ->
            transaction.query(
                "select announce_job(:tenant, :job, :document)::text",
                Map.of(
                    "tenant", tenant.value(), "job", job.value(), "document", document.value())));
  }

  @Override
  public Standing standing(TenantId tenant, JobId job, Deadline deadline) {
    return sql.transact(tenant, deadline, transaction -> standing(transaction, tenant, job));
  }

  private static Standing standing(Transaction transaction, TenantId tenant, JobId job) {
    var rows =
        transaction.query(
            """
            select json_build_object('standing', standing, 'receipt', receipt)::text as result
            from document_job where tenant_id = :tenant and job_id = :job
            """,
            Map.of("tenant", tenant.value(), "job", job.value()));
    return rows.isEmpty() ? new Standing.Unknown() : standing(rows.getFirst().text("result"));
  }

  private static Standing standing(@Nullable String json) {
    if (json == null) {
      return new Standing.Unknown();
    }
    var result = Json.read(json);
    return switch (result.get("standing").textValue()) {
      case "open" -> new Standing.Open();
      case "stored" -> new Standing.Stored(receipt(result.get("receipt")));
      case "superseded" -> new Standing.Superseded();
      case "withdrawn" -> new Standing.Withdrawn();
      case String other -> throw new IllegalStateException("unknown standing " + other);
    };
  }

  private static Receipt receipt(JsonNode json) {
    var faults = new ArrayList<DocumentFault>();
    json.get("faults").forEach(fault -> faults.add(DocumentFault.valueOf(fault.textValue())));
    return new Receipt(
        json.get("pages").intValue(),
        json.get("passages").intValue(),
        json.get("embedded").intValue(),
        json.get("reused").intValue(),
        faults);
  }

  @Override
  public Standing withdraw(TenantId tenant, JobId job, Deadline deadline) {
    return sql.transact(
        tenant,
        deadline,
        transaction -> {
          transaction.query(
              "select withdraw_job(:tenant, :job)::text",
              Map.of("tenant", tenant.value(), "job", job.value()));
          return standing(transaction, tenant, job);
        });
  }

  @Override
  public Standing save(TenantId tenant, JobId job, IndexedDocument document, Deadline deadline) {
    return sql.transact(
        tenant,
        deadline,
        transaction -> {
          var standing = begin(transaction, tenant, job);
          if (!(standing instanceof Standing.Open)) {
            return standing;
          }
          var dated = drop(transaction, tenant, document.document().id());
          insertDocument(transaction, tenant, job, document, dated);
          insertChunks(transaction, tenant, job, document);
          end(transaction, tenant, job, document);
          return new Standing.Stored(document.receipt());
        });
  }

  private static Standing begin(Transaction transaction, TenantId tenant, JobId job) {
    return standing(
        transaction
            .query(
                "select begin_save(:tenant, :job) as result",
                Map.of("tenant", tenant.value(), "job", job.value()))
            .getFirst()
            .textOrNull("result"));
  }

  /** The day the document before bore. */
  private static Optional<String> drop(Transaction transaction, TenantId tenant, DocumentId id) {
    return Optional.ofNullable(
        transaction
            .query(
                "select drop_document(:tenant, :document) as dated",
                Map.of("tenant", tenant.value(), "document", id.value()))
            .getFirst()
            .textOrNull("dated"));
  }

  private static void insertDocument(
      Transaction transaction,
      TenantId tenant,
      JobId job,
      IndexedDocument indexed,
      Optional<String> datedBefore) {
    var document = indexed.document();
    var stretches = LongParameter.stretches(document.text());
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("tenant", tenant.value());
    parameters.put("document", document.id().value());
    parameters.put("title", document.title());
    parameters.put("media_type", document.mediaType().value());
    parameters.put("language", document.language().code());
    parameters.put("content_hash", document.contentHash());
    parameters.put("encoder", indexed.encoder());
    parameters.put("text", stretches.getFirst());
    parameters.put("passages", indexed.chunks().size());
    parameters.put("tags", Json.write(document.details().tags()));
    parameters.put(
        "dated",
        document.details().date().map(Object::toString).or(() -> datedBefore).orElse(null));
    parameters.put("page_starts", Json.write(document.content().pageStarts()));
    parameters.put("faults", Json.write(indexed.receipt().faults()));
    parameters.put("job", job.value());
    transaction.query(
        """
        insert into document (tenant_id, document_id, title, media_type, language, content_hash, encoder, text,
                              passages, tags, dated, page_starts, faults, job_id, first_chunk)
        values (:tenant, :document, :title, :media_type, :language, :content_hash, :encoder, :text, :passages,
                array(select jsonb_array_elements_text(:tags::jsonb)),
                coalesce(:dated::date, (now() at time zone 'UTC')::date),
                array(select start::int from jsonb_array_elements_text(:page_starts::jsonb)
                      with ordinality as s(start, n) order by n),
                array(select jsonb_array_elements_text(:faults::jsonb)), :job,
                (select next_chunk from corpus where tenant_id = :tenant))
        """,
        parameters);
    stretches.stream().skip(1).forEach(text -> append(transaction, tenant, document.id(), text));
  }

  private static void append(
      Transaction transaction, TenantId tenant, DocumentId document, String text) {
    transaction.query(
        "update document set text = text || :text where tenant_id = :tenant and document_id = :document",
        Map.of("tenant", tenant.value(), "document", document.value(), "text", text));
  }

  private static void insertChunks(
      Transaction transaction, TenantId tenant, JobId job, IndexedDocument indexed) {
    for (var batch : ChunkRows.batches(indexed)) {
      transaction.query(
          "select add_chunks(:tenant, :document, :job, :encoder, :chunks::jsonb)::text",
          Map.of(
              "tenant", tenant.value(),
              "document", indexed.document().id().value(),
              "job", job.value(),
              "encoder", indexed.encoder(),
              "chunks", batch));
    }
  }

  private static void end(
      Transaction transaction, TenantId tenant, JobId job, IndexedDocument document) {
    var receipt = document.receipt();
    transaction.query(
        "select end_save(:tenant, :document, :job, :receipt::jsonb, :vectors::int)::text",
        Map.of(
            "tenant", tenant.value(),
            "document", document.document().id().value(),
            "job", job.value(),
            "receipt", Json.write(receiptJson(receipt)),
            "vectors", receipt.vectors()));
  }

  private static Map<String, Object> receiptJson(Receipt receipt) {
    return Map.of(
        "pages", receipt.pages(),
        "passages", receipt.passages(),
        "embedded", receipt.embedded(),
        "reused", receipt.reused(),
        "faults", receipt.faults());
  }

  @Override
  public boolean delete(TenantId tenant, DocumentId id, Deadline deadline) {
    return sql.transact(
        tenant,
        deadline,
        transaction ->
            transaction
                .query(
                    "select delete_document(:tenant, :document) as removed",
                    Map.of("tenant", tenant.value(), "document", id.value()))
                .getFirst()
                .bool("removed"));
  }
}
