package dev.burhan.postgres;

import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.TextHash;
import dev.burhan.language.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes chunks as the JSON arrays that the SQL function {@code add_chunks} takes. */
final class ChunkRows {

  private static final int CHUNKS_MAX = 200;

  /** Quotes and line ends take twice the room inside a request that is JSON itself, of 4 MiB. */
  private static final int BYTES_MAX = 1024 * 1024;

  private ChunkRows() {}

  /** Arrays in the order of the chunks, none longer than a statement should be. */
  static List<String> batches(IndexedDocument document) {
    var batches = new ArrayList<String>();
    var batch = new ArrayList<String>();
    long bytes = 0;
    for (var chunk : document.chunks()) {
      var row = Json.write(row(document.document().title(), chunk));
      int length = row.getBytes(StandardCharsets.UTF_8).length;
      if (batch.size() == CHUNKS_MAX || (!batch.isEmpty() && bytes + length > BYTES_MAX)) {
        batches.add(array(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(row);
      bytes += length;
    }
    if (!batch.isEmpty()) {
      batches.add(array(batch));
    }
    return batches;
  }

  private static String array(List<String> rows) {
    return "[" + String.join(",", rows) + "]";
  }

  private static Map<String, @Nullable Object> row(String title, IndexedChunk indexed) {
    var chunk = indexed.chunk();
    var searched = chunk.searchText(title);
    var row = new HashMap<String, @Nullable Object>();
    row.put("ordinal", chunk.ordinal());
    row.put("start", chunk.span().start());
    row.put("end", chunk.span().end());
    row.put("page", chunk.page());
    row.put("headings", String.join("\n", chunk.headings()));
    row.put("parent", chunk.parent().orElse(null));
    row.put("language", chunk.language().code());
    row.put("text", chunk.text());
    row.put("search", SearchText.of(searched));
    row.put("words", SearchText.words(chunk.text()));
    row.put("hash", TextHash.of(searched).value().toString());
    row.put("vector", indexed.vector().map(Vector::text).orElse(null));
    return row;
  }
}
