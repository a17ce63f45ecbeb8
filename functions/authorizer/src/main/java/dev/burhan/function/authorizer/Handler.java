package dev.burhan.function.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.burhan.edge.Restorable;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.AuthenticateKey.Result;
import dev.burhan.tenancy.LimitsText;
import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.Tenant;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells API Gateway whose key a request carries, and what its tenant may do and spend. */
public final class Handler implements RequestHandler<AuthorizerEvent, Map<String, Object>> {

  private final Supplier<Wiring> wiring;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this.wiring = Restorable.of(() -> Wiring.of(environment));
  }

  Handler(AuthenticateKey authenticate, Plans plans) {
    var given = new Wiring(authenticate, plans, Restorable.Hooks.NONE);
    this.wiring = () -> given;
  }

  @Override
  public Map<String, Object> handleRequest(AuthorizerEvent event, Context context) {
    var parts = wiring.get();
    var secret = KeyHeader.only(event).orElseThrow(Unauthorized::new);
    return switch (parts.authenticate().authenticate(secret)) {
      case Result.Accepted(var key, var tenant) ->
          answer(
              key,
              policy("Allow", event.getMethodArn()),
              accepted(key, tenant, parts.plans()),
              tenant);
      case Result.Suspended(var key, var tenant) ->
          answer(key, policy("Deny", event.getMethodArn()), suspended(key, tenant), tenant);
      case Result.Refused() -> throw new Unauthorized();
    };
  }

  private static Map<String, Object> answer(
      ApiKey key, Map<String, Object> policy, Map<String, String> context, Tenant tenant) {
    return Map.of(
        "principalId",
        key.id().value(),
        "policyDocument",
        policy,
        "context",
        context,
        // Opaque: the gateway counts by it and never sees a key.
        "usageIdentifierKey",
        tenant.usageIdentifier());
  }

  private static Map<String, String> accepted(ApiKey key, Tenant tenant, Plans plans) {
    var context = new HashMap<>(identity(key));
    context.put("scopes", scopes(key));
    context.put("plan", tenant.plan());
    context.put("limits", LimitsText.format(plans.limits(tenant)));
    context.put("weak_answers", tenant.weakAnswers().name().toLowerCase(Locale.ROOT));
    return context;
  }

  /** The gateway puts the reason into its response, as it is: no character of it needs escaping. */
  private static Map<String, String> suspended(ApiKey key, Tenant tenant) {
    var context = new HashMap<>(identity(key));
    context.put(
        "refusal",
        switch (tenant.status()) {
          case LEAVING -> "The data of this tenant is being deleted.";
          case SUSPENDED, ACTIVE -> "This tenant is suspended. Ask the operator of this service.";
        });
    return context;
  }

  private static Map<String, String> identity(ApiKey key) {
    return Map.of("tenant", key.tenant().value(), "key_id", key.id().value());
  }

  private static String scopes(ApiKey key) {
    return key.scopes().stream()
        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /**
   * The answer is cached for the key, not for the route: it must hold for all of the stage's
   * routes.
   */
  private static Map<String, Object> policy(String effect, String methodArn) {
    var parts = methodArn.split("/", 3);
    return Map.of(
        "Version",
        "2012-10-17",
        "Statement",
        List.of(
            Map.of(
                "Action",
                "execute-api:Invoke",
                "Effect",
                effect,
                "Resource",
                parts[0] + "/" + parts[1] + "/*")));
  }

  /** API Gateway answers 401 to exactly this message. */
  static final class Unauthorized extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Unauthorized() {
      super("Unauthorized", null, false, false);
    }
  }
}
