package dev.burhan.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Locale;

/** Shows an answer with its proof in a terminal. */
final class AnswerPrinter {

  private static final String MARGIN = "  ";

  private final PrintStream out;
  private final StringBuilder shown = new StringBuilder();

  AnswerPrinter(PrintStream out) {
    this.out = out;
  }

  void print(JsonNode answer) {
    if (answer.get("text").isTextual()) {
      show(answer.get("text").asText());
    }
    end(answer);
  }

  /** Shows a piece of the text as it comes. */
  void show(String piece) {
    out.print((shown.isEmpty() ? MARGIN : "") + piece.replace("\n", "\n" + MARGIN));
    out.flush();
    shown.append(piece);
  }

  /** Shows what is known once the text is whole. */
  void end(JsonNode answer) {
    if (!shown.isEmpty()) {
      out.println();
    }
    takeBack(answer.path("text").asText(""));
    switch (answer.get("outcome").asText()) {
      case "grounded" -> answer.get("citations").forEach(this::citation);
      case "partial" -> {
        answer.get("citations").forEach(this::citation);
        out.println(MARGIN + "The answer was cut off.");
      }
      default -> out.println(MARGIN + "The documents do not say.");
    }
    out.println(MARGIN + timings(answer));
    out.println();
    shown.setLength(0);
  }

  /** Where nothing that was shown was proven, another text stands in its place. */
  private void takeBack(String text) {
    if (!shown.isEmpty() && !shown.toString().strip().equals(text.strip())) {
      out.println(MARGIN + "(Taken back: none of that could be proven.)");
      text.lines().forEach(line -> out.println(MARGIN + line));
    }
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
        "%s · support %.2f (threshold %.2f) · ms: %s",
        answer.get("model").asText(),
        answer.get("support").asDouble(),
        answer.get("threshold").asDouble(),
        String.join(", ", parts));
  }
}
