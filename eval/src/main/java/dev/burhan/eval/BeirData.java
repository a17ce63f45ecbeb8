package dev.burhan.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds a retrieval set in the layout of BEIR: {@code corpus.jsonl} (_id, title, text), {@code
 * queries.jsonl} (_id, text) and {@code qrels/*.tsv} (query-id, corpus-id, score).
 *
 * @param passages text by id
 * @param queries text by id, those with at least one relevant passage
 * @param relevance grade by passage id, by query id
 */
record BeirData(
    String name,
    Map<String, String> passages,
    Map<String, String> queries,
    Map<String, Map<String, Integer>> relevance) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static BeirData read(Path folder) {
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
      return new BeirData(
          folder.toAbsolutePath().getFileName().toString(), passages, queries, relevance);
    } catch (IOException e) {
      throw new UncheckedIOException(
          folder + " is not a folder in BEIR layout: " + e.getMessage(), e);
    }
  }

  /** The set written for this project: Arabic questions over English clauses. */
  static BeirData crossLanguage() {
    try {
      var folder = Files.createTempDirectory("burhan").resolve("cross-language");
      Files.createDirectories(folder.resolve("qrels"));
      for (var file : List.of("corpus.jsonl", "queries.jsonl", "qrels/test.tsv")) {
        try (var stream = BeirData.class.getResourceAsStream("/cross-language/" + file)) {
          if (stream == null) {
            throw new IllegalStateException("no resource " + file);
          }
          Files.copy(stream, folder.resolve(file));
        }
      }
      return read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(
      Path folder, Map<String, String> passages, Map<String, String> queries) {
    if (passages.isEmpty() || queries.isEmpty()) {
      throw new IllegalArgumentException(
          folder + ": " + passages.size() + " passages, " + queries.size() + " judged queries");
    }
  }

  private static String id(JsonNode node) {
    return node.path("_id").asText();
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    var nodes = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        nodes.add(JSON.readTree(line));
      }
    }
    return nodes;
  }

  private static Map<String, Map<String, Integer>> relevance(Path folder) throws IOException {
    var relevance = new HashMap<String, Map<String, Integer>>();
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        for (var line : Files.readAllLines(file)) {
          var cells = line.split("\t", -1);
          if (cells.length == 3 && !cells[0].equals("query-id") && Integer.parseInt(cells[2]) > 0) {
            relevance
                .computeIfAbsent(cells[0], query -> new HashMap<>())
                .put(cells[1], Integer.parseInt(cells[2]));
          }
        }
      }
    }
    return relevance;
  }
}
