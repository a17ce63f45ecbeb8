package dev.burhan.function.admin;

import dev.burhan.accounts.AuditEntry.Action;
import dev.burhan.accounts.AuditEntry.Deed;
import dev.burhan.accounts.CreateKey;
import dev.burhan.accounts.KeyCreation;
import dev.burhan.accounts.RecordDeeds;
import dev.burhan.accounts.RecordDeeds.Ending;
import dev.burhan.accounts.RotateKey;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantStore;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys made, listed, rotated and revoked. */
final class KeyRoutes {

  private final UseCases use;
  private final TenantStore tenants;
  private final RecordDeeds deeds;
  private final Clock clock;

  /** What can be done to keys; a key is revoked by removing it. */
  record UseCases(CreateKey create, RotateKey rotate, ApiKeyStore store) {}

  KeyRoutes(UseCases use, TenantStore tenants, RecordDeeds deeds, Clock clock) {
    this.use = use;
    this.tenants = tenants;
    this.deeds = deeds;
    this.clock = clock;
  }

  Map<String, Api.Route> routes() {
    var keys = "/admin/tenants/{tenant_id}/keys";
    return Map.of(
        "POST " + keys, new Api.Route(Scope.ADMIN, this::create),
        "GET " + keys, new Api.Route(Scope.ADMIN, this::list),
        "DELETE " + keys + "/{key_id}", new Api.Route(Scope.ADMIN, this::revoke),
        "POST " + keys + "/{key_id}/rotate", new Api.Route(Scope.ADMIN, this::rotate));
  }

  private ApiResponse create(ApiRequest request) {
    var tenant = AdminFields.tenant(request);
    var terms = request.body(KeyRequest.class).terms();
    return make(
        AdminFields.deed(request, Action.CREATE_KEY, tenant),
        () -> use.create().create(tenant, terms));
  }

  private ApiResponse rotate(ApiRequest request) {
    var tenant = AdminFields.tenant(request);
    var key = AdminFields.key(request);
    var overlap =
        request.hasBody()
            ? request.body(RotationRequest.class).overlap()
            : RotateKey.OVERLAP_DEFAULT;
    return make(
        AdminFields.deed(request, Action.ROTATE_KEY, tenant, key),
        () -> use.rotate().rotate(tenant, key, overlap));
  }

  private ApiResponse make(Deed deed, Supplier<KeyCreation> make) {
    return switch (deeds.recorded(deed, make, KeyRoutes::ending)) {
      case KeyCreation.Created created -> shown(NewKeyPayload.of(created, clock.instant()));
      case KeyCreation.UnknownTenant() -> throw AdminFields.noTenant();
      case KeyCreation.UnknownKey() -> throw AdminFields.noKey();
      case KeyCreation.TenantLeaving() -> throw AdminFields.leaving();
      case KeyCreation.NotForTenants() ->
          throw AdminFields.invalid("scopes", "Only keys of the operator may administer.");
      case KeyCreation.AlreadyOver() ->
          throw AdminFields.invalid("expires_at", "This field must be in the future.");
      case KeyCreation.TooMany(int keysMax) ->
          throw new ProblemException(
              Problem.of(
                  Kind.TOO_MANY_KEYS,
                  "The tenant has %d keys, the most there may be.".formatted(keysMax)));
    };
  }

  private static ApiResponse shown(NewKeyPayload payload) {
    return ApiResponse.createdSecretly(payload, payload.withoutSecret());
  }

  private static Ending ending(KeyCreation creation) {
    return switch (creation) {
      case KeyCreation.Created(var key, var secret) -> new Ending("created", Optional.of(key.id()));
      case KeyCreation.UnknownTenant unknown -> Ending.of("unknown-tenant");
      case KeyCreation.UnknownKey unknown -> Ending.of("unknown-key");
      case KeyCreation.TenantLeaving leaving -> Ending.of("leaving");
      case KeyCreation.NotForTenants not -> Ending.of("not-for-tenants");
      case KeyCreation.AlreadyOver over -> Ending.of("already-over");
      case KeyCreation.TooMany many -> Ending.of("too-many");
    };
  }

  private ApiResponse list(ApiRequest request) {
    request.onlyQueryParameters("after", "limit");
    int limit = AdminFields.limit(request);
    var tenant = AdminFields.tenant(request);
    var after = request.queryParameter("after").map(KeyRoutes::after);
    if (tenants.find(tenant).isEmpty()) {
      throw AdminFields.noTenant();
    }
    var found = use.store().list(tenant, after, limit + 1);
    return ApiResponse.ok(KeyListPayload.of(found, limit, clock.instant()));
  }

  private static KeyId after(String value) {
    if (!KeyId.isValid(value)) {
      throw AdminFields.invalid("after", "This parameter must be the \"next\" of a page.");
    }
    return new KeyId(value);
  }

  private ApiResponse revoke(ApiRequest request) {
    var tenant = AdminFields.tenant(request);
    var key = AdminFields.key(request);
    boolean isRevoked =
        deeds.recorded(
            AdminFields.deed(request, Action.REVOKE_KEY, tenant, key),
            () -> use.store().remove(tenant, key),
            found -> Ending.of(found ? "revoked" : "unknown-key"));
    if (!isRevoked) {
      throw AdminFields.noKey();
    }
    return ApiResponse.ok(Map.of("key_id", key.value(), "status", "revoked"));
  }
}
