package dev.burhan.cloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.gateway.AuthorizerGate.Decision;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.template.InvalidTemplateException;
import dev.burhan.cloud.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a request through what API Gateway does: route, throttle, authorizer, body, function. */
final class RequestPipeline implements AutoCloseable {

  private final GatewaySettings settings;
  private final String stage;
  private final RouteTable routes;
  private final Throttle throttle;
  private final @Nullable AuthorizerGate authorizer;
  private final @Nullable UsageGate usage;
  private final EventJson events;
  private final BinaryMedia binaryMedia;
  private final Integrations integrations;
  private final GatewayResponses responses;

  private RequestPipeline(
      GatewaySettings settings,
      Template template,
      @Nullable AuthorizerGate authorizer,
      @Nullable UsageGate usage,
      Integrations integrations,
      GatewayResponses responses,
      Clock clock) {
    var api = template.api();
    this.settings = settings;
    this.stage = api.stage();
    this.routes = RouteTable.of(template);
    this.throttle = new Throttle(routes.routes(), api.methodSettings(), clock);
    this.authorizer = authorizer;
    this.usage = usage;
    this.events = new EventJson(settings, stage);
    this.binaryMedia = new BinaryMedia(api.binaryMediaTypes());
    this.integrations = integrations;
    this.responses = responses;
  }

  static RequestPipeline of(
      GatewaySettings settings,
      Template template,
      Backends backends,
      GatewayResponses responses,
      Clock clock) {
    var functions = backends.functions();
    template.functions().values().stream()
        .filter(function -> !function.routes().isEmpty())
        .forEach(function -> given(functions, function.id()));
    var integrations = new Integrations(functions, settings.integrationTimeout());
    return new RequestPipeline(
        settings,
        template,
        authorizer(settings, template, functions, clock),
        template.api().apiKeyRequired() ? new UsageGate(backends.plans(), clock) : null,
        integrations,
        responses,
        clock);
  }

  private static @Nullable AuthorizerGate authorizer(
      GatewaySettings settings,
      Template template,
      Map<String, LambdaFunction> functions,
      Clock clock) {
    var authorizer = template.api().authorizer();
    if (authorizer == null) {
      return null;
    }
    return new AuthorizerGate(
        authorizer,
        given(functions, authorizer.functionId()),
        new EventJson(settings, template.api().stage()),
        settings.cachedAuthorizationsMax(),
        clock);
  }

  private static LambdaFunction given(Map<String, LambdaFunction> functions, String id) {
    var function = functions.get(id);
    if (function == null) {
      throw new InvalidTemplateException("Resources." + id, "the gateway was not given it");
    }
    return function;
  }

  /** Gives the answer to send; empty where it has been streamed already. */
  Optional<HttpReply> answer(GatewayRequest request, HttpExchange exchange)
      throws IOException, InterruptedException {
    var call = route(request);
    if (call.isEmpty()) {
      return rendered(GatewayResponseType.MISSING_AUTHENTICATION_TOKEN, request);
    }
    var route = call.get().route();
    if (!throttle.admits(route)) {
      return rendered(GatewayResponseType.THROTTLED, request);
    }
    if (authorizer == null || !route.authorized()) {
      return integrate(call.get(), null, exchange);
    }
    return switch (authorizer.decide(call.get())) {
      case Decision.Allowed(ObjectNode context, var usageIdentifier) -> {
        var refusal = overPlan(usageIdentifier, request);
        yield refusal.isPresent() ? refusal : integrate(call.get(), context, exchange);
      }
      case Decision.Refused refused -> Optional.of(responses.render(refused, request));
    };
  }

  private Optional<HttpReply> overPlan(Optional<String> usageIdentifier, GatewayRequest request) {
    if (usage == null) {
      return Optional.empty();
    }
    return usage
        .refusal(usageIdentifier)
        .map(
            type ->
                type == GatewayResponseType.QUOTA_EXCEEDED
                    ? responses.render(type, usage.left(), request)
                    : responses.render(type, request));
  }

  private Optional<HttpReply> rendered(GatewayResponseType type, GatewayRequest request) {
    return Optional.of(responses.render(type, request));
  }

  private Optional<Call> route(GatewayRequest request) {
    var prefix = "/" + stage + "/";
    if (!request.rawPath().startsWith(prefix)) {
      return Optional.empty();
    }
    var path = request.rawPath().substring(prefix.length() - 1);
    return routes
        .find(request.method(), path)
        .map(match -> new Call(request, match.route(), match.pathParameters(), path));
  }

  private Optional<HttpReply> integrate(
      Call call, @Nullable ObjectNode authorizer, HttpExchange exchange)
      throws IOException, InterruptedException {
    var request = call.request();
    var body = HttpReply.readBody(exchange, settings.bodyBytesMax());
    if (body.isEmpty()) {
      return rendered(GatewayResponseType.REQUEST_TOO_LARGE, request);
    }
    var event = event(call, authorizer, body.get());
    var functionId = call.route().functionId();
    if (call.route().streams()) {
      return integrations.stream(functionId, event, exchange).map(result -> reply(result, request));
    }
    boolean binary = binaryMedia.covers(request.headers().last("accept").orElse("*/*"));
    return Optional.of(reply(integrations.invoke(functionId, event, binary), request));
  }

  private HttpReply reply(Integrations.Result result, GatewayRequest request) {
    return switch (result) {
      case Integrations.Replied(HttpReply reply) -> reply;
      case Integrations.Broken(GatewayResponseType type) -> responses.render(type, request);
    };
  }

  private String event(Call call, @Nullable ObjectNode authorizer, byte[] body) {
    boolean base64 = binaryMedia.covers(call.request().headers().last("content-type").orElse(""));
    var text =
        base64
            ? Base64.getEncoder().encodeToString(body)
            : new String(body, StandardCharsets.UTF_8);
    return events
        .proxyEvent(call, authorizer, body.length == 0 ? null : text, base64 && body.length > 0)
        .toString();
  }

  @Override
  public void close() {
    integrations.close();
  }
}
