package dev.burhan.models.openai;

import java.util.List;

/**
 * Says how a server writes its events: the protocol leaves room, and servers use it.
 *
 * @param lineEnd of each line
 * @param field what comes before the data
 * @param before events that come before the text
 * @param between what comes before every event
 * @param done what ends the stream, which may be nothing
 */
record Dialect(String lineEnd, String field, List<String> before, String between, String done) {

  private static final String ROLE_ONLY =
      "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,"
          + "\"refusal\":null},\"finish_reason\":null}],\"usage\":null}";

  /** As the specification has it. */
  static final Dialect PLAIN =
      new Dialect("\n", "data: ", List.of(ROLE_ONLY), "", "data: [DONE]\n\n");

  /** With all the liberties at once, and no last word. */
  static final Dialect FREE =
      new Dialect(
          "\r\n",
          "data:",
          List.of("{\"choices\":[],\"prompt_filter_results\":[{\"prompt_index\":0}]}", ROLE_ONLY),
          ": still here\r\n\r\nevent: message\r\nid: 7\r\nretry: 10\r\n",
          "");

  String event(String data) {
    return between + field + data + lineEnd + lineEnd;
  }
}
