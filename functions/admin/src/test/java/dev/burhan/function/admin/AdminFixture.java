package dev.burhan.function.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.accounts.BootstrapOperator;
import dev.burhan.accounts.ChangeTenant;
import dev.burhan.accounts.CreateKey;
import dev.burhan.accounts.CreateTenant;
import dev.burhan.accounts.RecordDeeds;
import dev.burhan.accounts.RotateKey;
import dev.burhan.accounts.SuspendTenant;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.testing.InMemoryApiKeyStore;
import dev.burhan.testing.InMemoryAuditLog;
import dev.burhan.testing.InMemoryGatewayKeys;
import dev.burhan.testing.InMemoryIdempotencyStore;
import dev.burhan.testing.InMemoryOperatorSecret;
import dev.burhan.testing.InMemoryTenantStore;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestAccounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The function on fakes. */
final class AdminFixture {

  private static final Pattern ID = Pattern.compile("/admin/tenants/([^/]+)(?:/keys/([^/]+))?.*");

  final SettableClock clock = SettableClock.atNoon();
  final InMemoryTenantStore tenants = new InMemoryTenantStore();
  final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  final InMemoryGatewayKeys gateway = new InMemoryGatewayKeys();
  final InMemoryAuditLog log = new InMemoryAuditLog();
  final InMemoryIdempotencyStore requests = new InMemoryIdempotencyStore(clock);
  final InMemoryOperatorSecret secret = new InMemoryOperatorSecret();
  final KeyHash.Hasher hasher = new KeyHash.Hasher("a pepper for tests");

  private final Random random = new Random(7);
  private final AtomicLong ids = new AtomicLong();

  AdminFixture() {
    bootstrap().run();
  }

  BootstrapOperator bootstrap() {
    return new BootstrapOperator(createTenant(), createKey(), keys, secret, "pro");
  }

  private CreateTenant createTenant() {
    return new CreateTenant(tenants, gateway, TestAccounts.PLANS, clock, random);
  }

  private CreateKey createKey() {
    var minting = new CreateKey.Minting(TestAccounts.DEPLOYMENT, () -> hasher, random);
    return new CreateKey(keys, tenants, minting, clock);
  }

  private Handler handler() {
    var deeds = new RecordDeeds(log, clock, () -> new UUID(0, ids.incrementAndGet()));
    return new Handler(
        Handler.api(
            new TenantRoutes(
                new TenantRoutes.UseCases(
                    createTenant(),
                    new ChangeTenant(tenants, gateway, TestAccounts.PLANS),
                    new SuspendTenant(tenants)),
                tenants,
                TestAccounts.PLANS,
                deeds),
            new KeyRoutes(
                new KeyRoutes.UseCases(createKey(), new RotateKey(keys, createKey(), clock), keys),
                tenants,
                deeds,
                clock),
            new RecordRoutes(TestAccounts.PLANS, log),
            Idempotency.in(requests),
            clock));
  }

  /** An event for a path such as {@code /admin/tenants/acme}. */
  static APIGatewayProxyRequestEvent event(String method, String path) {
    var event = Events.proxy("/events/admin.json").withHttpMethod(method);
    event.setPath("/v1" + path);
    event.setHeaders(new HashMap<>(event.getHeaders()));
    var ids = ID.matcher(path);
    if (!ids.matches()) {
      return event.withResource(path);
    }
    var parameters = new HashMap<>(Map.of("tenant_id", ids.group(1)));
    var resource = path.replaceFirst(Pattern.quote(ids.group(1)), "{tenant_id}");
    if (ids.group(2) != null) {
      parameters.put("key_id", ids.group(2));
      resource = resource.replaceFirst("/keys/[^/]+", "/keys/{key_id}");
    }
    return event.withResource(resource).withPathParameters(parameters);
  }

  /** Every response is held against the contract and must survive the runtime's serialiser. */
  APIGatewayProxyResponseEvent send(APIGatewayProxyRequestEvent event) {
    var response = handler().handleRequest(event, TestContext.FRESH);
    ApiContract.check(event, response);
    Events.sent(response);
    return response;
  }

  APIGatewayProxyResponseEvent get(String path) {
    return send(event("GET", path));
  }

  APIGatewayProxyResponseEvent post(String path, @Nullable String body) {
    return send(event("POST", path).withBody(body));
  }

  APIGatewayProxyResponseEvent put(String path, String body) {
    return send(event("PUT", path).withBody(body));
  }

  /** Creates a tenant in the plan pro. */
  void tenant(String id) {
    post("/admin/tenants", "{\"tenant_id\":\"%s\",\"name\":\"N\",\"plan\":\"pro\"}".formatted(id));
  }

  static JsonNode body(APIGatewayProxyResponseEvent response) {
    return ApiContract.json(response.getBody());
  }
}
