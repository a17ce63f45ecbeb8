package dev.burhan.cloud.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;

/** Reads from a function's answer which messages of a batch it could not process. */
final class BatchOutcome {

  private static final ObjectMapper JSON = new ObjectMapper();

  private BatchOutcome() {}

  /**
   * The ids of the messages to leave on the queue. As on Lambda, an answer that is missing or lists
   * nothing means success, and one that cannot be understood means that all failed.
   */
  static Set<String> failed(String payload, Set<String> messageIds) {
    try {
      var answer = JSON.readTree(payload);
      if (answer.isMissingNode() || answer.isNull()) {
        return Set.of();
      }
      var failures = answer.path("batchItemFailures");
      if (answer.isObject() && (failures.isMissingNode() || failures.isNull())) {
        return Set.of();
      }
      return failures.isArray() ? failed(failures, messageIds) : messageIds;
    } catch (JsonProcessingException _) {
      return messageIds;
    }
  }

  private static Set<String> failed(JsonNode failures, Set<String> messageIds) {
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : failures) {
      var id = failure.path("itemIdentifier").asText("");
      if (!messageIds.contains(id)) {
        return messageIds;
      }
      failed.add(id);
    }
    return failed;
  }
}
