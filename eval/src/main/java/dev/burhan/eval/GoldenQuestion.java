package dev.burhan.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.legal.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A question over the sample documents with the sentences that answer it.
 *
 * @param kind single, multi, follow_up or unanswerable
 * @param evidence verbatim stretches of documents; empty where no document says
 */
record GoldenQuestion(
    String id, String language, String kind, Question question, List<Evidence> evidence) {

  /** A stretch of a document, by its words. */
  record Evidence(String document, String quote) {}

  boolean isAnswerable() {
    return !evidence.isEmpty();
  }

  static List<GoldenQuestion> all() {
    var questions = new ArrayList<GoldenQuestion>();
    try (var stream = GoldenQuestion.class.getResourceAsStream("/golden/questions.jsonl")) {
      if (stream == null) {
        throw new IllegalStateException("no golden questions");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (var line : reader.lines().filter(text -> !text.isBlank()).toList()) {
        questions.add(parse(line));
      }
      return questions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenQuestion parse(String line) throws IOException {
    var node = new ObjectMapper().readTree(line);
    var history = new ArrayList<String>();
    node.path("history").forEach(asked -> history.add(asked.asText()));
    var evidence = new ArrayList<Evidence>();
    node.path("evidence")
        .forEach(
            e -> evidence.add(new Evidence(e.get("document").asText(), e.get("quote").asText())));
    return new GoldenQuestion(
        node.get("id").asText(),
        node.get("language").asText(),
        node.get("kind").asText(),
        new Question(node.get("question").asText(), history),
        evidence);
  }
}
