package dev.burhan.eval.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.burhan.eval.workbench.SchemaFingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a load took and what it came to; lies beside the data it speaks of.
 *
 * @param corpus its identity
 * @param passages of the large tenant
 * @param all passages of all tenants
 * @param loadedAt when the load ended, in ISO 8601
 * @param graphSeconds beyond {@code upkeepSeconds}, the time of building graphs in bulk
 * @param bytes by table, with what is stored out of line, and by index
 * @param migrations the schema it was stored under
 */
record LoadReport(
    String corpus,
    String set,
    String encoder,
    int passages,
    int tenants,
    int all,
    String loadedAt,
    double loadSeconds,
    double upkeepSeconds,
    int upkeepSteps,
    double graphSeconds,
    Map<String, Long> bytes,
    Map<String, String> migrations) {

  private static final String FILE = "load.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  LoadReport {
    bytes = new LinkedHashMap<>(bytes);
    migrations = Map.copyOf(migrations);
  }

  /** The report of a finished load in a folder. */
  static Optional<LoadReport> read(Path folder) {
    var file = folder.resolve(FILE);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), LoadReport.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read; delete it to load anew", e);
    }
  }

  static void forget(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path folder) {
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(FILE).toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether that corpus was loaded, under migrations that read as they did. */
  boolean isOf(SyntheticCorpus asked) {
    return corpus.equals(asked.identity()) && SchemaFingerprint.isCurrent(migrations);
  }

  double passagesPerSecond() {
    return all / loadSeconds;
  }

  double bytesPerPassage() {
    return bytes.values().stream().mapToLong(Long::longValue).sum() / (double) all;
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("loaded_at", loadedAt);
    json.put("corpus", corpus);
    json.put("passages", passages);
    json.put("tenants", tenants);
    json.put("passages_of_all", all);
    json.put("load_seconds", loadSeconds);
    json.put("passages_per_second", passagesPerSecond());
    json.put("upkeep_seconds", upkeepSeconds);
    json.put("upkeep_steps", upkeepSteps);
    json.put("graph_seconds", graphSeconds);
    json.put("bytes_per_passage", bytesPerPassage());
    json.put("bytes", bytes);
    return json;
  }

  String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "loaded %s: %,d passages of %d tenants in %.0f s, %.0f passages/s;"
                + " upkeep %.1f s in %d steps, graphs in bulk %.1f s%n",
            loadedAt,
            all,
            tenants,
            loadSeconds,
            passagesPerSecond(),
            upkeepSeconds,
            upkeepSteps,
            graphSeconds));
    table.append(String.format(Locale.ROOT, "%,.0f bytes a passage%n", bytesPerPassage()));
    bytes.forEach(
        (name, size) ->
            table.append(String.format(Locale.ROOT, "%8.0f  %s%n", size / (double) all, name)));
    return table.toString();
  }
}
