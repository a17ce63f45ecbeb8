package dev.burhan.cloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds an IAM policy, as far as authorizers use it: effects, actions and resources. */
record Policy(List<Statement> statements) {

  /** What a policy says about a method. */
  enum Effect {
    ALLOW,
    /** No statement allows it. */
    IMPLICIT_DENY,
    /** A statement denies it, whatever others allow. */
    EXPLICIT_DENY
  }

  /** Allows or denies actions on resources. */
  record Statement(boolean allow, List<Pattern> actions, List<Pattern> resources) {
    boolean covers(String action, String resource) {
      return matches(actions, action.toLowerCase(Locale.ROOT)) && matches(resources, resource);
    }

    private static boolean matches(List<Pattern> patterns, String text) {
      return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
  }

  Policy {
    statements = List.copyOf(statements);
  }

  Effect effectOn(String methodArn) {
    var covering =
        statements.stream().filter(it -> it.covers("execute-api:Invoke", methodArn)).toList();
    if (covering.stream().anyMatch(statement -> !statement.allow())) {
      return Effect.EXPLICIT_DENY;
    }
    return covering.isEmpty() ? Effect.IMPLICIT_DENY : Effect.ALLOW;
  }

  /** Reads a policy document; empty if it is none or uses what is not emulated. */
  static Optional<Policy> of(JsonNode document) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode node : items(document.path("Statement"))) {
      var statement = statement(node);
      if (statement.isEmpty()) {
        return Optional.empty();
      }
      statements.add(statement.get());
    }
    return statements.isEmpty() ? Optional.empty() : Optional.of(new Policy(statements));
  }

  private static Optional<Statement> statement(JsonNode node) {
    var effect = node.path("Effect").asText();
    var actions = patterns(node.path("Action"), true);
    var resources = patterns(node.path("Resource"), false);
    boolean known = effect.equals("Allow") || effect.equals("Deny");
    boolean conditional = !node.path("Condition").isEmpty();
    if (!known || conditional || actions.isEmpty() || resources.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Statement(effect.equals("Allow"), actions, resources));
  }

  private static List<Pattern> patterns(JsonNode node, boolean lowerCase) {
    return items(node).stream()
        .map(JsonNode::asText)
        .map(text -> lowerCase ? text.toLowerCase(Locale.ROOT) : text)
        .map(Policy::pattern)
        .toList();
  }

  private static Pattern pattern(String text) {
    var regex =
        text.chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static List<JsonNode> items(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().toList();
    }
    return node.isMissingNode() || node.isNull() ? List.of() : List.of(node);
  }
}
