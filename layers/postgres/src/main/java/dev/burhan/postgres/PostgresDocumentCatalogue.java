package dev.burhan.postgres;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.StoredDocument;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.postgres.SqlClient.Row;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks documents up in PostgreSQL. */
public final class PostgresDocumentCatalogue implements DocumentCatalogue {

  private static final String DATED = "coalesce(d.dated, (d.stored_at at time zone 'UTC')::date)";

  private static final String COLUMNS =
      """
      select d.document_id, d.title, d.media_type, d.language, d.content_hash, d.encoder, d.passages, d.job_id,
        to_json(d.tags) as tags, to_json(d.faults) as faults, cardinality(d.page_starts) as pages,
        %s as dated, length(d.text) as characters,
        to_char(d.stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as stored_at,
        not exists (select from document_job j where j.tenant_id = d.tenant_id and j.document_id = d.document_id
                    and j.standing = 'open') as is_latest
      from document d
      """
          .formatted(DATED);

  private final SqlClient sql;

  public PostgresDocumentCatalogue(SqlClient sql) {
    this.sql = sql;
  }

  @Override
  public Optional<StoredDocument> find(TenantId tenant, DocumentId id, Deadline deadline) {
    return query(
            COLUMNS + " where d.tenant_id = :tenant and d.document_id = :document",
            Map.of("tenant", tenant.value(), "document", id.value()),
            tenant,
            deadline)
        .stream()
        .findFirst()
        .map(PostgresDocumentCatalogue::stored);
  }

  @Override
  public List<StoredDocument> list(
      TenantId tenant,
      DocumentFilter filter,
      Optional<DocumentId> after,
      int limit,
      Deadline deadline) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("tenant", tenant.value());
    parameters.put("after", after.map(DocumentId::value).orElse(""));
    parameters.put("limit", limit);
    parameters.put("media_type", filter.mediaType().map(MediaType::value).orElse(null));
    parameters.put("language", filter.language().map(Language::code).orElse(null));
    parameters.put("tags", Json.write(filter.tags()));
    parameters.put("from", filter.from().map(LocalDate::toString).orElse(null));
    parameters.put("to", filter.to().map(LocalDate::toString).orElse(null));
    return query(COLUMNS + LISTED, parameters, tenant, deadline).stream()
        .map(PostgresDocumentCatalogue::stored)
        .toList();
  }

  private static final String LISTED =
      """
      where d.tenant_id = :tenant and d.document_id > :after
        and d.media_type = coalesce(:media_type::text, d.media_type)
        and d.language = coalesce(:language::text, d.language)
        and d.tags @> array(select jsonb_array_elements_text(:tags::jsonb))
        and %1$s >= coalesce(:from::date, '-infinity') and %1$s <= coalesce(:to::date, 'infinity')
      order by d.document_id limit :limit
      """
          .formatted(DATED);

  @Override
  public List<Optional<Stretch>> read(TenantId tenant, List<Place> places, Deadline deadline) {
    if (places.isEmpty()) {
      return List.of();
    }
    return query(
            """
            select substr(d.text, least(p."start", 2147483646) + 1, p."end" - p."start") as stretch,
                   (select count(*) from unnest(d.page_starts) s where s <= p."start") as page
            from jsonb_to_recordset(:places::jsonb) as p(n int, document text, "start" int, "end" int)
            left join document d on d.tenant_id = :tenant and d.document_id = p.document
            order by p.n
            """,
            Map.of("tenant", tenant.value(), "places", Json.write(placeRows(places))),
            tenant,
            deadline)
        .stream()
        .map(
            row ->
                Optional.ofNullable(row.textOrNull("stretch"))
                    .map(text -> new Stretch(text, row.integer("page"))))
        .toList();
  }

  @Override
  public List<Optional<Extract>> extracts(
      TenantId tenant, List<ChunkRange> ranges, Deadline deadline) {
    return ranges.isEmpty()
        ? List.of()
        : query(
                Extracts.SQL,
                Map.of("tenant", tenant.value(), "ranges", Extracts.json(ranges)),
                tenant,
                deadline)
            .stream()
            .map(Extracts::extract)
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
    return IntStream.range(0, places.size())
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
        list(row.text("tags"), tag -> tag),
        LocalDate.parse(row.text("dated")),
        row.text("content_hash"),
        row.text("encoder"),
        row.integer("characters"),
        row.integer("pages"),
        row.integer("passages"),
        list(row.text("faults"), DocumentFault::valueOf),
        new JobId(row.text("job_id")),
        row.bool("is_latest"),
        OffsetDateTime.parse(row.text("stored_at"), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
            .toInstant());
  }

  private static <T> List<T> list(String json, Function<String, T> read) {
    var items = new ArrayList<T>();
    Json.read(json).forEach(item -> items.add(read.apply(item.textValue())));
    return items;
  }

  private static MediaType mediaType(String value) {
    return MediaType.of(value)
        .orElseThrow(() -> new IllegalStateException("unknown media type " + value));
  }
}
