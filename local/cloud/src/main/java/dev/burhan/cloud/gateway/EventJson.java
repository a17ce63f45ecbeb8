package dev.burhan.cloud.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the events API Gateway sends: to the authorizer, and to the function of a route. */
record EventJson(GatewaySettings settings, String stage) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final List<String> UNUSED_IDENTITY =
      List.of(
          "cognitoIdentityPoolId",
          "accountId",
          "cognitoIdentityId",
          "caller",
          "principalOrgId",
          "accessKey",
          "cognitoAuthenticationType",
          "cognitoAuthenticationProvider",
          "userArn",
          "user");

  /** The proxy event, version 1.0; {@code authorizer} is what the authorizer said of the caller. */
  ObjectNode proxyEvent(
      Call call, @Nullable ObjectNode authorizer, @Nullable String body, boolean base64) {
    var request = call.request();
    var event = JSON.createObjectNode();
    event.put("resource", call.route().resource());
    event.put("path", call.path());
    event.put("httpMethod", request.method());
    event.set("headers", single(request.headers()));
    event.set("multiValueHeaders", multi(request.headers()));
    putOrNull(event, "queryStringParameters", single(request.query()));
    putOrNull(event, "multiValueQueryStringParameters", multi(request.query()));
    putOrNull(event, "pathParameters", object(call.pathParameters()));
    event.putNull("stageVariables");
    var context = requestContext(call);
    if (authorizer != null) {
      context.set("authorizer", authorizer);
    }
    event.set("requestContext", context);
    event.put("body", body);
    return event.put("isBase64Encoded", base64);
  }

  /** The event of a REQUEST authorizer, in which empty maps are not null. */
  ObjectNode authorizerEvent(Call call) {
    var request = call.request();
    var event = JSON.createObjectNode();
    event.put("type", "REQUEST");
    event.put("methodArn", methodArn(call));
    event.put("resource", call.route().resource());
    event.put("path", call.path());
    event.put("httpMethod", request.method());
    event.set("headers", single(request.headers()));
    event.set("multiValueHeaders", multi(request.headers()));
    event.set("queryStringParameters", single(request.query()));
    event.set("multiValueQueryStringParameters", multi(request.query()));
    event.set("pathParameters", object(call.pathParameters()));
    event.putObject("stageVariables");
    event.set("requestContext", requestContext(call));
    return event;
  }

  String methodArn(Call call) {
    return "arn:aws:execute-api:%s:%s:%s/%s/%s%s"
        .formatted(
            settings.region(),
            settings.account(),
            settings.apiId(),
            stage,
            call.request().method(),
            call.path());
  }

  private ObjectNode requestContext(Call call) {
    var request = call.request();
    var context = JSON.createObjectNode();
    context.put("resourceId", resourceId(call.route().resource()));
    context.put("resourcePath", call.route().resource());
    context.put("httpMethod", request.method());
    context.put("extendedRequestId", request.extendedRequestId());
    context.put("requestTime", REQUEST_TIME.format(request.receivedAt()));
    context.put("path", "/" + stage + call.path());
    context.put("accountId", settings.account());
    context.put("protocol", request.protocol());
    context.put("stage", stage);
    context.put("domainPrefix", settings.apiId());
    context.put("requestTimeEpoch", request.receivedAt().toEpochMilli());
    context.put("requestId", request.requestId());
    context.set("identity", identity(request));
    context.put("domainName", request.headers().last("host").orElse("127.0.0.1"));
    context.put("deploymentId", "local");
    return context.put("apiId", settings.apiId());
  }

  private static ObjectNode identity(GatewayRequest request) {
    var identity = JSON.createObjectNode();
    UNUSED_IDENTITY.forEach(identity::putNull);
    identity.put("sourceIp", request.sourceIp());
    identity.put("userAgent", request.headers().last("user-agent").orElse(null));
    return identity;
  }

  private static String resourceId(String resource) {
    return Integer.toString(resource.hashCode() & Integer.MAX_VALUE, 36);
  }

  private static ObjectNode single(MultiValues values) {
    return object(values.last());
  }

  private static ObjectNode multi(MultiValues values) {
    return JSON.valueToTree(values.values());
  }

  private static ObjectNode object(Map<String, String> values) {
    return JSON.valueToTree(values);
  }

  private static void putOrNull(ObjectNode event, String name, ObjectNode value) {
    event.set(name, value.isEmpty() ? null : value);
  }
}
