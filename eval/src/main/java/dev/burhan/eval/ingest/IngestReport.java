package dev.burhan.eval.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Tells how contracts came in.
 *
 * @param encoder that embedded them
 * @param failures what went wrong with whom: the id and the code
 * @param clauses of the contracts, and how many of them were read
 * @param embedding the pass that embeds every passage
 * @param reusing the pass after it, of the same contracts under other ids: nothing is embedded
 * @param rawPerSecond passages embedded a second by the encoder alone
 * @param memory what was held meanwhile
 * @param book a document of many pages
 */
public record IngestReport(
    String encoder,
    List<String> failures,
    ClauseSpans.Found clauses,
    Pass embedding,
    Pass reusing,
    double rawPerSecond,
    Memory memory,
    Book book) {

  public IngestReport {
    failures = List.copyOf(failures);
  }

  /**
   * Sums up one way through all files.
   *
   * @param seconds from the first request to the end of the last job
   */
  public record Pass(
      int documents, int succeeded, int pages, int chunks, int embedded, double seconds) {
    double chunksPerSecond() {
      return chunks / seconds;
    }
  }

  /**
   * Memory in MiB; resident memory where the system tells.
   *
   * @param heapMax what the heap may grow to
   * @param heapPeak what it grew to
   * @param resident after each fifth of the contracts
   * @param parserPeak of the largest process that read files
   */
  public record Memory(
      int heapMax,
      int heapPeak,
      List<Integer> resident,
      OptionalInt residentPeak,
      OptionalInt parserPeak) {
    public Memory {
      resident = List.copyOf(resident);
    }
  }

  /** One file of many pages. */
  public record Book(int pages, int chunks, String status, double seconds) {}

  public boolean isGood() {
    return failures.isEmpty() && book.status().equals("succeeded");
  }

  private double embeddingSpeedRatio() {
    return embedding.embedded() / embedding.seconds() / rawPerSecond;
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("encoder", encoder);
    json.put("documents", embedding.documents());
    json.put("succeeded", embedding.succeeded());
    json.put("failures", failures);
    json.put("pages", embedding.pages());
    json.put("chunks", embedding.chunks());
    json.put("clause_spans", clauses.all());
    json.put("clause_spans_found", clauses.found());
    json.put("clause_spans_found_exact", clauses.exact());
    json.put("chunks_per_second", rounded(embedding.chunksPerSecond()));
    json.put("chunks_per_second_without_embedding", rounded(reusing.chunksPerSecond()));
    json.put("embedded_again", reusing.embedded());
    json.put("raw_embeddings_per_second", rounded(rawPerSecond));
    json.put("embedding_speed_ratio", rounded(embeddingSpeedRatio()));
    json.put("heap_max_mb", memory.heapMax());
    json.put("heap_peak_mb", memory.heapPeak());
    json.put("rss_mb", memory.resident());
    memory.residentPeak().ifPresent(peak -> json.put("rss_peak_mb", peak));
    memory.parserPeak().ifPresent(peak -> json.put("parser_rss_peak_mb", peak));
    json.put("book_pages", book.pages());
    json.put("book_chunks", book.chunks());
    json.put("book_status", book.status());
    json.put("book_seconds", rounded(book.seconds()));
    return json;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : 0;
  }

  public String table() {
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d of %d contracts ingested: %d pages, %d passages, encoder %s",
            embedding.succeeded(),
            embedding.documents(),
            embedding.pages(),
            embedding.chunks(),
            encoder));
    failures.forEach(failure -> lines.add("  " + failure));
    lines.add(
        String.format(
            Locale.ROOT,
            "clauses read: %d of %d (%.1f %%); letter by letter %d",
            clauses.found(),
            clauses.all(),
            100.0 * clauses.found() / Math.max(1, clauses.all()),
            clauses.exact()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%.1f passages/s with embedding, %.1f when all vectors are reused (%d embedded again)",
            embedding.chunksPerSecond(),
            reusing.chunksPerSecond(),
            reusing.embedded()));
    lines.add(
        String.format(
            Locale.ROOT,
            "encoder alone %.1f passages/s, ratio %.2f",
            rawPerSecond,
            embeddingSpeedRatio()));
    lines.add(
        String.format(
            Locale.ROOT,
            "memory (MiB): heap %d of %d, resident %s, peak %s, parser peak %s",
            memory.heapPeak(),
            memory.heapMax(),
            memory.resident(),
            told(memory.residentPeak()),
            told(memory.parserPeak())));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d pages in one file: %s, %d passages, %.1f s",
            book.pages(),
            book.status(),
            book.chunks(),
            book.seconds()));
    return String.join("\n", lines) + "\n";
  }

  private static String told(OptionalInt value) {
    return value.isPresent() ? String.valueOf(value.getAsInt()) : "not told";
  }
}
