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
    var reply = client.post("/query", question);
    if (reply.status() != 200) {
      out.println(reply.body().path("detail").asText());
      return 1;
    }
    new AnswerPrinter(out).print(reply.body());
    return 0;
  }
}
