package dev.burhan.cloud.command;

import java.io.PrintStream;
import java.util.Map;

/** Asks one question. */
final class Ask {

  private final ReachableApi api;
  private final PrintStream out;

  Ask(ReachableApi api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /** Sends the body of a question as it is. */
  int run(Map<String, ?> question) {
    return api.with(client -> ask(client, question));
  }

  private int ask(ApiClient client, Map<String, ?> question) {
    var printer = new AnswerPrinter(out);
    var end = client.stream("/query/stream", question, printer::show);
    if (end.status() != 200) {
      out.println(end.body().path("detail").asText());
      return 1;
    }
    printer.end(end.body());
    return 0;
  }
}
