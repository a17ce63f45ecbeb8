package dev.burhan.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Locale;

/** Shows an answer with its proof in a terminal. */
final class AnswerPrinter {

  private final PrintStream out;

  AnswerPrinter(PrintStream out) {
    this.out = out;
  }

  void print(JsonNode answer) {
    if (answer.get("outcome").asText().equals("grounded")) {
      answer.get("text").asText().lines().forEach(line -> out.println("  " + line));
      answer.get("citations").forEach(this::citation);
    } else {
      out.println("  The documents do not say.");
    }
    out.println("  " + timings(answer));
    out.println();
  }

  private void citation(JsonNode citation) {
    var heading = new ArrayList<String>();
    citation.get("heading").forEach(title -> heading.add(title.asText()));
    out.printf(
        Locale.ROOT,
        "    [%d] %s, %s, p. %d, characters %d-%d%n",
        citation.get("number").asInt(),
        citation.get("document").asText(),
        heading.isEmpty() ? citation.get("title").asText() : heading.getLast(),
        citation.get("page").asInt(),
        citation.get("start").asInt(),
        citation.get("end").asInt());
  }

  private static String timings(JsonNode answer) {
    var parts = new ArrayList<String>();
    answer
        .get("ms")
        .properties()
        .forEach(
            stage ->
                parts.add(
                    String.format(
                        Locale.ROOT, "%s %.1f", stage.getKey(), stage.getValue().asDouble())));
    return String.format(
        Locale.ROOT,
        "support %.2f (threshold %.2f) · ms: %s",
        answer.get("support").asDouble(),
        answer.get("threshold").asDouble(),
        String.join(", ", parts));
  }
}
