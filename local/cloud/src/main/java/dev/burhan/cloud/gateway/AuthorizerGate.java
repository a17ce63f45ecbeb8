package dev.burhan.cloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.cloud.function.InvocationResult;
import dev.burhan.cloud.function.InvocationResult.Answered;
import dev.burhan.cloud.function.InvocationResult.Failed;
import dev.burhan.cloud.function.InvocationResult.TooLarge;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.template.ApiResource.Authorizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the authorizer function whether a call may go on, or remembers what it said. */
final class AuthorizerGate {

  private static final Logger LOGGER = LoggerFactory.getLogger(AuthorizerGate.class);

  private final Authorizer authorizer;
  private final LambdaFunction function;
  private final EventJson events;
  private final AuthorizationCache cache;
  private final Clock clock;

  AuthorizerGate(
      Authorizer authorizer,
      LambdaFunction function,
      EventJson events,
      int cachedMax,
      Clock clock) {
    this.authorizer = authorizer;
    this.function = function;
    this.events = events;
    this.cache = new AuthorizationCache(authorizer.timeToLive(), cachedMax, clock);
    this.clock = clock;
  }

  /** Whether a call may go on. */
  sealed interface Decision {

    /** It may; the context goes to the function. */
    record Allowed(ObjectNode context, Optional<String> usageIdentifier) implements Decision {}

    /** It may not; what the authorizer said of the caller may go into the response. */
    record Refused(GatewayResponseType type, String message, Map<String, String> authorizer)
        implements Decision {
      Refused(GatewayResponseType type) {
        this(type, type.message, Map.of());
      }
    }
  }

  Decision decide(Call call) throws InterruptedException {
    var identity = identity(call);
    if (identity.isEmpty()) {
      return new Decision.Refused(GatewayResponseType.UNAUTHORIZED);
    }
    var cached = cache.get(identity.get());
    if (cached.isPresent()) {
      return judge(call, cached.get(), 0);
    }
    var before = clock.instant();
    var result = function.invoke(events.authorizerEvent(call).toString());
    var millis = Duration.between(before, clock.instant()).toMillis();
    return judge(call, identity.get(), result, millis);
  }

  private Decision judge(Call call, List<String> identity, InvocationResult result, long millis) {
    return switch (result) {
      case Answered(_, String payload) -> {
        var authorization = Authorization.of(payload);
        if (authorization.isEmpty()) {
          LOGGER.warn("authorizer {} answered no valid policy", authorizer.name());
          yield new Decision.Refused(GatewayResponseType.AUTHORIZER_CONFIGURATION_ERROR);
        }
        cache.put(identity, authorization.get());
        yield judge(call, authorization.get(), millis);
      }
      // The one message by which an authorizer says 401.
      case Failed(_, _, String message, _) when message.equals("Unauthorized") ->
          new Decision.Refused(GatewayResponseType.UNAUTHORIZED);
      case Failed(_, String type, String message, var cause) -> {
        LOGGER.warn("authorizer {} failed: {} {}", authorizer.name(), type, message, cause);
        yield new Decision.Refused(GatewayResponseType.AUTHORIZER_FAILURE);
      }
      case TooLarge _ -> new Decision.Refused(GatewayResponseType.AUTHORIZER_FAILURE);
    };
  }

  private Decision judge(Call call, Authorization authorization, long millis) {
    var denied = GatewayResponseType.ACCESS_DENIED;
    var told = authorization.context();
    return switch (authorization.policy().effectOn(events.methodArn(call))) {
      case ALLOW ->
          new Decision.Allowed(authorization.json(millis), authorization.usageIdentifier());
      case IMPLICIT_DENY -> new Decision.Refused(denied, denied.message, told);
      case EXPLICIT_DENY ->
          new Decision.Refused(denied, denied.message + " with an explicit deny", told);
    };
  }

  /** The values of the identity headers, which are the key of the cache; empty if one lacks. */
  private Optional<List<String>> identity(Call call) {
    List<String> values = new ArrayList<>();
    for (String name : authorizer.identityHeaders()) {
      var value = call.request().headers().last(name).filter(it -> !it.isBlank());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(List.copyOf(values));
  }
}
