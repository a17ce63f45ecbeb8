package dev.burhan.cloud.artefact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Is what a function said to an event.
 *
 * @param failed whether it reported an error
 * @param body of the response or of the error
 */
public record FunctionReply(boolean failed, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Between the head and the body of a response that streams. */
  private static final String DELIMITER = "\0".repeat(8);

  private static final int REFUSED = 400;

  /** Whether all went well: no error, no refusal of a request, no message that comes again. */
  public boolean isGood() {
    var json = head();
    return !failed
        && json.path("statusCode").asInt() < REFUSED
        && json.path("batchItemFailures").isEmpty();
  }

  /** The JSON in lines, and below it what streamed. */
  public String text() {
    int delimiter = body.indexOf(DELIMITER);
    var streamed = delimiter < 0 ? "" : "\n" + body.substring(delimiter + DELIMITER.length());
    var head = head();
    return (head.isMissingNode() ? body : head.toPrettyString()) + streamed;
  }

  private JsonNode head() {
    int delimiter = body.indexOf(DELIMITER);
    try {
      return JSON.readTree(delimiter < 0 ? body : body.substring(0, delimiter));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
