package dev.burhan.eval.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a retrieval set in the layout of BEIR: {@code corpus.jsonl} (_id, title, text), {@code
 * queries.jsonl} (_id, text) and {@code qrels/*.tsv} (query-id, corpus-id, score).
 *
 * @param passages text by id
 * @param queries text by id, those with at least one relevant passage
 * @param relevance grade by passage id, by query id
 */
public record BeirData(
    String name,
    Map<String, String> passages,
    Map<String, String> queries,
    Map<String, Map<String, Integer>> relevance) {

  /** Names the set written for this project: Arabic questions over English clauses. */
  public static final String CROSS_LANGUAGE = "cross-language";

  private static final List<String> FILES =
      List.of("corpus.jsonl", "queries.jsonl", "qrels/test.tsv");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a folder.
   *
   * @throws IllegalArgumentException where it is not in this layout, with what is wrong
   */
  public static BeirData read(Path folder) {
    try {
      var passages = new LinkedHashMap<String, String>();
      for (var node : lines(folder.resolve("corpus.jsonl"))) {
        var title = node.path("title").asText("");
        var text = node.path("text").asText("");
        passages.put(id(node), title.isBlank() ? text : title + "\n" + text);
      }
      var relevance = relevance(folder.resolve("qrels"));
      var queries = new LinkedHashMap<String, String>();
      for (var node : lines(folder.resolve("queries.jsonl"))) {
        if (relevance.containsKey(id(node))) {
          queries.put(id(node), node.path("text").asText(""));
        }
      }
      check(folder, passages, queries);
      var name = folder.toAbsolutePath().normalize().getFileName().toString();
      return new BeirData(name, passages, queries, relevance);
    } catch (NoSuchFileException e) {
      throw notInLayout(folder, e.getMessage() + " is missing", e);
    } catch (IOException e) {
      throw notInLayout(folder, e.getMessage(), e);
    }
  }

  /** The set of that name, which ships. */
  public static BeirData crossLanguage() {
    try {
      var parent = Files.createTempDirectory("burhan");
      var folder = parent.resolve(CROSS_LANGUAGE);
      try {
        Files.createDirectories(folder.resolve("qrels"));
        for (var file : FILES) {
          copy(file, folder);
        }
        return read(folder);
      } finally {
        for (var file : FILES) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder.resolve("qrels"));
        Files.deleteIfExists(folder);
        Files.deleteIfExists(parent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String file, Path folder) throws IOException {
    var resource = "/" + CROSS_LANGUAGE + "/" + file;
    try (var stream = BeirData.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      Files.copy(stream, folder.resolve(file));
    }
  }

  private static IllegalArgumentException notInLayout(
      Path folder, @Nullable String why, IOException cause) {
    return new IllegalArgumentException(folder + " is not in BEIR layout: " + why, cause);
  }

  private static void check(
      Path folder, Map<String, String> passages, Map<String, String> queries) {
    if (passages.isEmpty() || queries.isEmpty()) {
      throw new IllegalArgumentException(
          folder + ": " + passages.size() + " passages, " + queries.size() + " judged queries");
    }
  }

  private static String id(JsonNode node) {
    return node.get("_id").asText();
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    var nodes = new ArrayList<JsonNode>();
    int number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        nodes.add(node(line, file, number));
      }
    }
    return nodes;
  }

  private static JsonNode node(String line, Path file, int number) throws IOException {
    try {
      var node = JSON.readTree(line);
      if (node.hasNonNull("_id")) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new IOException(file + " line " + number + " is not JSON", e);
    }
    throw new IOException(file + " line " + number + " has no _id");
  }

  private static Map<String, Map<String, Integer>> relevance(Path folder) throws IOException {
    var relevance = new HashMap<String, Map<String, Integer>>();
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        for (var line : Files.readAllLines(file)) {
          judge(line, file, relevance);
        }
      }
    }
    return relevance;
  }

  private static void judge(String line, Path file, Map<String, Map<String, Integer>> relevance)
      throws IOException {
    var cells = line.split("\t", -1);
    if (line.isBlank() || cells[0].equals("query-id")) {
      return;
    }
    if (cells.length != 3 || !cells[2].matches("-?[0-9]{1,8}")) {
      throw new IOException(file + ": not a query, a passage and a grade: " + line);
    }
    int grade = Integer.parseInt(cells[2]);
    if (grade > 0) {
      relevance.computeIfAbsent(cells[0], query -> new HashMap<>()).put(cells[1], grade);
    }
  }
}
