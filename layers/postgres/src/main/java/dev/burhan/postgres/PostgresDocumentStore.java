package dev.burhan.postgres;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.documents.StoredDocument;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.language.Words;
import dev.burhan.postgres.SqlClient.Row;
import dev.burhan.postgres.SqlClient.Transaction;
import dev.burhan.tenancy.TenantId;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps documents, chunks, postings, vectors and counts in PostgreSQL. */
public final class PostgresDocumentStore implements DocumentStore {

  private static final int CHUNKS_PER_STATEMENT = 200;

  private static final String COLUMNS =
      """
      document_id, title, media_type, language, content_hash, encoder, passages,
      length(text) as characters, to_char(stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as stored_at
      """;

  private final SqlClient sql;

  public PostgresDocumentStore(SqlClient sql) {
    this.sql = sql;
  }

  @Override
  public void save(TenantId tenant, IndexedDocument document, Deadline deadline) {
    sql.transact(
        tenant,
        deadline,
        transaction -> {
          remove(transaction, tenant, document.document().id());
          insertDocument(transaction, tenant, document);
          insertChunks(transaction, tenant, document);
          count(transaction, tenant, document.document().id());
          return true;
        });
  }

  private static void insertDocument(
      Transaction transaction, TenantId tenant, IndexedDocument indexed) {
    var document = indexed.document();
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("tenant", tenant.value());
    parameters.put("document", document.id().value());
    parameters.put("title", document.title());
    parameters.put("media_type", document.mediaType().value());
    parameters.put("language", document.language().code());
    parameters.put("content_hash", document.contentHash());
    parameters.put("encoder", indexed.encoder());
    parameters.put("text", document.text());
    parameters.put("passages", indexed.chunks().size());
    transaction.query(
        """
        insert into document (tenant_id, document_id, title, media_type, language, content_hash, encoder, text, passages)
        values (:tenant, :document, :title, :media_type, :language, :content_hash, :encoder, :text, :passages)
        """,
        parameters);
  }

  private static void insertChunks(
      Transaction transaction, TenantId tenant, IndexedDocument indexed) {
    var chunks = indexed.chunks();
    for (int from = 0; from < chunks.size(); from += CHUNKS_PER_STATEMENT) {
      var batch = chunks.subList(from, Math.min(chunks.size(), from + CHUNKS_PER_STATEMENT));
      transaction.query(
          "select add_chunks(:tenant, :document, :encoder, :chunks::jsonb)",
          Map.of(
              "tenant", tenant.value(),
              "document", indexed.document().id().value(),
              "encoder", indexed.encoder(),
              "chunks", Json.write(rows(indexed.document().title(), batch))));
    }
  }

  private static List<Map<String, @Nullable Object>> rows(String title, List<IndexedChunk> chunks) {
    return chunks.stream().map(chunk -> chunkRow(title, chunk)).toList();
  }

  private static Map<String, @Nullable Object> chunkRow(String title, IndexedChunk indexed) {
    var chunk = indexed.chunk();
    var row = new HashMap<String, @Nullable Object>();
    row.put("ordinal", chunk.ordinal());
    row.put("start", chunk.span().start());
    row.put("end", chunk.span().end());
    row.put("page", chunk.page());
    row.put("headings", String.join("\n", chunk.headings()));
    row.put("language", chunk.language().code());
    row.put("text", chunk.text());
    row.put("search", SearchText.of(chunk.searchText(title)));
    row.put("words", Words.joined(chunk.text()));
    row.put("vector", indexed.vector().map(Vector::text).orElse(null));
    return row;
  }

  private static void count(Transaction transaction, TenantId tenant, DocumentId id) {
    transaction.query(
        "select count_document(:tenant, :document, 1)",
        Map.of("tenant", tenant.value(), "document", id.value()));
  }

  @Override
  public boolean delete(TenantId tenant, DocumentId id, Deadline deadline) {
    return sql.transact(tenant, deadline, transaction -> remove(transaction, tenant, id));
  }

  private static boolean remove(Transaction transaction, TenantId tenant, DocumentId id) {
    return transaction
        .query(
            "select delete_document(:tenant, :document) as removed",
            Map.of("tenant", tenant.value(), "document", id.value()))
        .getFirst()
        .bool("removed");
  }

  @Override
  public Optional<StoredDocument> find(TenantId tenant, DocumentId id, Deadline deadline) {
    return query(
            "select "
                + COLUMNS
                + " from document where tenant_id = :tenant and document_id = :document",
            Map.of("tenant", tenant.value(), "document", id.value()),
            tenant,
            deadline)
        .stream()
        .findFirst()
        .map(PostgresDocumentStore::stored);
  }

  @Override
  public List<StoredDocument> list(
      TenantId tenant, Optional<DocumentId> after, int limit, Deadline deadline) {
    return query(
            "select "
                + COLUMNS
                + " from document where tenant_id = :tenant and document_id > :after"
                + " order by document_id limit :limit",
            Map.of(
                "tenant", tenant.value(),
                "after", after.map(DocumentId::value).orElse(""),
                "limit", limit),
            tenant,
            deadline)
        .stream()
        .map(PostgresDocumentStore::stored)
        .toList();
  }

  @Override
  public List<Optional<String>> read(TenantId tenant, List<Place> places, Deadline deadline) {
    if (places.isEmpty()) {
      return List.of();
    }
    return query(
            """
            select substr(d.text, least(p."start", 2147483646) + 1, p."end" - p."start") as quote
            from jsonb_to_recordset(:places::jsonb) as p(n int, document text, "start" int, "end" int)
            left join document d on d.tenant_id = :tenant and d.document_id = p.document
            order by p.n
            """,
            Map.of("tenant", tenant.value(), "places", Json.write(placeRows(places))),
            tenant,
            deadline)
        .stream()
        .map(row -> Optional.ofNullable(row.textOrNull("quote")))
        .toList();
  }

  private List<Row> query(
      String statement,
      Map<String, @Nullable Object> parameters,
      TenantId tenant,
      Deadline deadline) {
    return sql.transact(tenant, deadline, transaction -> transaction.query(statement, parameters));
  }

  private static List<Map<String, Object>> placeRows(List<Place> places) {
    return java.util.stream.IntStream.range(0, places.size())
        .mapToObj(
            n ->
                Map.<String, Object>of(
                    "n", n,
                    "document", places.get(n).document().value(),
                    "start", places.get(n).span().start(),
                    "end", places.get(n).span().end()))
        .toList();
  }

  private static StoredDocument stored(Row row) {
    return new StoredDocument(
        new DocumentId(row.text("document_id")),
        row.text("title"),
        mediaType(row.text("media_type")),
        new Language(row.text("language")),
        row.text("content_hash"),
        row.text("encoder"),
        row.integer("characters"),
        row.integer("passages"),
        OffsetDateTime.parse(row.text("stored_at"), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
            .toInstant());
  }

  private static MediaType mediaType(String value) {
    return Arrays.stream(MediaType.values())
        .filter(type -> type.value().equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown media type " + value));
  }
}
