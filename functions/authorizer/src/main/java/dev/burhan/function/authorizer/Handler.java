package dev.burhan.function.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import dev.burhan.edge.Restorable;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.AuthenticateKey;
import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells API Gateway whose key a request carries. */
public final class Handler
    implements RequestHandler<APIGatewayCustomAuthorizerEvent, Map<String, Object>> {

  private static final String KEY_HEADER = "x-api-key";

  private final Supplier<Wiring> wiring;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this.wiring = Restorable.of(() -> Wiring.of(environment));
  }

  Handler(AuthenticateKey authenticate) {
    var given = new Wiring(authenticate, Restorable.Hooks.NONE);
    this.wiring = () -> given;
  }

  @Override
  public Map<String, Object> handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
    var key = wiring.get().authenticate().authenticate(key(event)).orElseThrow(Unauthorized::new);
    return Map.of(
        "principalId", key.id(),
        "policyDocument", policy(event.getMethodArn()),
        "context",
            Map.of("tenant", key.tenant().value(), "scopes", scopes(key), "key_id", key.id()));
  }

  private static String key(APIGatewayCustomAuthorizerEvent event) {
    Map<String, String> headers = event.getHeaders();
    if (headers == null) {
      return "";
    }
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(KEY_HEADER))
        .flatMap(header -> Stream.ofNullable(header.getValue()))
        .findFirst()
        .orElse("");
  }

  private static String scopes(ApiKey key) {
    return key.scopes().stream()
        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /**
   * The answer is cached for the key, not for the route: it must allow all of the stage's routes.
   */
  private static Map<String, Object> policy(String methodArn) {
    var parts = methodArn.split("/", 3);
    return Map.of(
        "Version",
        "2012-10-17",
        "Statement",
        List.of(
            Map.of(
                "Action", "execute-api:Invoke",
                "Effect", "Allow",
                "Resource", parts[0] + "/" + parts[1] + "/*")));
  }

  /** API Gateway answers 401 to exactly this message. */
  static final class Unauthorized extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Unauthorized() {
      super("Unauthorized", null, false, false);
    }
  }
}
