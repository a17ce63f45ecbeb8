package dev.burhan.cloud.command;

import java.io.PrintStream;
import java.util.List;

/** Asks one question. */
final class Ask {

  private final ReachableApi api;
  private final PrintStream out;

  Ask(ReachableApi api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  int run(String question, List<String> history) {
    return api.with(client -> ask(client, question, history));
  }

  private int ask(ApiClient client, String question, List<String> history) {
    var reply = client.ask(question, history);
    if (reply.status() != 200) {
      out.println(reply.body().path("detail").asText());
      return 1;
    }
    new AnswerPrinter(out).print(reply.body());
    return 0;
  }
}
