package dev.burhan.postgres;

import dev.burhan.documents.DocumentCatalogue.ChunkRange;
import dev.burhan.documents.DocumentCatalogue.Extract;
import dev.burhan.documents.Span;
import dev.burhan.postgres.SqlClient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads runs of chunks. */
final class Extracts {

  /** One row for each range, in their order; nulls where it holds no chunks. */
  static final String SQL =
      """
      select c."start", c."end", c.pages[1] as page, c.headings[1] as headings,
             substr(d.text, c."start" + 1, c."end" - c."start") as stretch
      from jsonb_to_recordset(:ranges::jsonb) as r(n int, document text, "first" int, "last" int)
      left join lateral (
        select min(span_start) as "start", max(span_end) as "end",
               array_agg(page order by ordinal) as pages, array_agg(headings order by ordinal) as headings
        from chunk where tenant_id = :tenant and document_id = r.document and ordinal between r."first" and r."last"
      ) c on true
      left join document d on d.tenant_id = :tenant and d.document_id = r.document
      order by r.n
      """;

  private Extracts() {}

  static String json(List<ChunkRange> ranges) {
    var rows =
        IntStream.range(0, ranges.size())
            .mapToObj(
                n ->
                    Map.<String, Object>of(
                        "n", n,
                        "document", ranges.get(n).document().value(),
                        "first", ranges.get(n).first(),
                        "last", ranges.get(n).last()))
            .toList();
    return Json.write(rows);
  }

  static Optional<Extract> extract(Row row) {
    return Optional.ofNullable(row.textOrNull("stretch"))
        .map(
            text ->
                new Extract(
                    new Span(row.integer("start"), row.integer("end")),
                    row.integer("page"),
                    headings(row.text("headings")),
                    text));
  }

  /** One a line, as they are stored. */
  private static List<String> headings(String lines) {
    return lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1));
  }
}
