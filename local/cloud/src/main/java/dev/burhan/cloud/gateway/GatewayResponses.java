package dev.burhan.cloud.gateway;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.burhan.cloud.gateway.AuthorizerGate.Decision.Refused;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.template.ApiResource;
import dev.burhan.cloud.template.ApiResource.GatewayResponse;
import dev.burhan.cloud.template.InvalidTemplateException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders the gateway responses of the template, or API Gateway's own where there is none. */
final class GatewayResponses {

  private static final String DEFAULT_TEMPLATE = "{\"message\":$context.error.messageString}";
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z]+(?:\\.[A-Za-z]+)*)");
  private static final String AUTHORIZER = "context.authorizer.";
  private static final Set<String> VARIABLES =
      Set.of(
          "context.requestId",
          "context.extendedRequestId",
          "context.httpMethod",
          "context.path",
          "context.stage",
          "context.apiId",
          "context.identity.sourceIp",
          "context.error.message",
          "context.error.messageString",
          "context.error.responseType");

  private final ApiResource api;
  private final String apiId;

  GatewayResponses(ApiResource api, String apiId) {
    this.api = api;
    this.apiId = apiId;
    api.responses().forEach(GatewayResponses::check);
  }

  /** A misspelt variable would otherwise show only when the gateway first refuses a request. */
  private static void check(String type, GatewayResponse response) {
    for (String template : response.templates().values()) {
      VARIABLE
          .matcher(template)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !VARIABLES.contains(name) && !name.startsWith(AUTHORIZER))
          .findFirst()
          .ifPresent(
              name -> {
                throw new InvalidTemplateException(
                    "GatewayResponses." + type, "$" + name + " is not emulated");
              });
    }
  }

  HttpReply render(GatewayResponseType type, GatewayRequest request) {
    return render(new Refused(type), request);
  }

  /** Says to the second when to come back, which API Gateway itself can say only in general. */
  HttpReply render(GatewayResponseType type, Duration left, GatewayRequest request) {
    var reply = render(type, request);
    var headers = new LinkedHashMap<>(reply.headers());
    put(headers, "Retry-After", String.valueOf(left.plusMillis(999).toSeconds()));
    return new HttpReply(reply.status(), headers, reply.body());
  }

  HttpReply render(Refused refused, GatewayRequest request) {
    var type = refused.type();
    var fallback = api.responses().get(type.fallback());
    var response = api.responses().getOrDefault(type.name(), fallback);
    var variables = variables(refused, request);
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("Content-Type", List.of("application/json"));
    headers.put("x-amzn-ErrorType", List.of(type.errorType));
    if (response == null) {
      return reply(type.status, headers, fill(DEFAULT_TEMPLATE, variables));
    }
    response.headers().forEach((name, value) -> put(headers, name, value));
    var template = response.templates().getOrDefault("application/json", DEFAULT_TEMPLATE);
    return reply(response.status().orElse(type.status), headers, fill(template, variables));
  }

  private static HttpReply reply(int status, Map<String, List<String>> headers, String body) {
    return new HttpReply(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Map<String, List<String>> headers, String name, String value) {
    headers.keySet().removeIf(name::equalsIgnoreCase);
    headers.put(name, List.of(value));
  }

  private Map<String, String> variables(Refused refused, GatewayRequest request) {
    var message = refused.message();
    var variables = new HashMap<String, String>();
    refused.authorizer().forEach((name, value) -> variables.put(AUTHORIZER + name, value));
    variables.putAll(
        Map.of(
            "context.requestId", request.requestId(),
            "context.extendedRequestId", request.extendedRequestId(),
            "context.httpMethod", request.method(),
            "context.path", request.rawPath(),
            "context.stage", api.stage(),
            "context.apiId", apiId,
            "context.identity.sourceIp", request.sourceIp(),
            "context.error.message", message,
            "context.error.messageString", TextNode.valueOf(message).toString(),
            "context.error.responseType", refused.type().name()));
    return variables;
  }

  private static String fill(String template, Map<String, String> variables) {
    return VARIABLE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
  }
}
