package dev.burhan.cloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Holds what an authorizer answered: who calls, what it may do, and what functions are told.
 *
 * @param usageIdentifier the key by which usage plans count the call
 */
record Authorization(
    Policy policy, SequencedMap<String, String> context, Optional<String> usageIdentifier) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the answer; empty if API Gateway would call it misconfigured. */
  static Optional<Authorization> of(String payload) {
    try {
      var answer = JSON.readTree(payload);
      var principal = answer.path("principalId").asText("");
      var policy = Policy.of(answer.path("policyDocument"));
      var context = context(answer.path("context"));
      if (principal.isEmpty() || policy.isEmpty() || context.isEmpty()) {
        return Optional.empty();
      }
      var told = context.get();
      told.put("principalId", principal);
      var identifier = Optional.of(answer.path("usageIdentifierKey").asText(""));
      return Optional.of(
          new Authorization(policy.get(), told, identifier.filter(it -> !it.isEmpty())));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** The values as text, which is how functions get them; objects and lists are not allowed. */
  private static Optional<SequencedMap<String, String>> context(JsonNode node) {
    var context = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getValue().isContainerNode()) {
        return Optional.empty();
      }
      if (!entry.getValue().isNull()) {
        context.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return Optional.of(context);
  }

  /** The authorizer part of the request context. */
  ObjectNode json(long latencyMillis) {
    ObjectNode json = JSON.valueToTree(context);
    return json.put("integrationLatency", latencyMillis);
  }
}
