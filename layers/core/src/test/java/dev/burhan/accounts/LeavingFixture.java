package dev.burhan.accounts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.accounts.OffboardTenant.Kept;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Life;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeySecret;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.InMemoryApiKeyStore;
import dev.burhan.testing.InMemoryGatewayKeys;
import dev.burhan.testing.InMemoryTenantData;
import dev.burhan.testing.InMemoryTenantStore;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Holds tenants of whom there is something in every store, and any call may be made to fail. */
final class LeavingFixture {

  static final Duration SETTLING = Duration.ofMinutes(30);
  static final FailingCalls NO_FAILURE = new FailingCalls(0, false);
  private static final KeyHash.Hasher HASHER = new KeyHash.Hasher("a pepper for tests");

  final SettableClock clock = SettableClock.atNoon();
  final InMemoryTenantStore tenants = new InMemoryTenantStore();
  final InMemoryTenantData jobs = new InMemoryTenantData("jobs");
  final SlowTenantData documents = new SlowTenantData();
  FailingCalls calls = NO_FAILURE;
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final InMemoryGatewayKeys gateway = new InMemoryGatewayKeys();
  private final Map<TenantId, KeySecret> secrets = new HashMap<>();
  private final Random random = new Random(7);

  /** Takes time for each thing, or is out of order. */
  final class SlowTenantData implements TenantData {
    private final InMemoryTenantData data = new InMemoryTenantData("documents");
    private Duration time = Duration.ZERO;
    private boolean isOut;

    void put(TenantId tenant, String thing) {
      data.put(tenant, thing);
    }

    void takesTime(Duration forEach) {
      time = forEach;
    }

    void isOut() {
      isOut = true;
    }

    @Override
    public String name() {
      return data.name();
    }

    @Override
    public long count(TenantId tenant, Deadline deadline) {
      if (isOut) {
        throw new DependencyFailure.Transient("out of order", null);
      }
      return data.count(tenant, deadline);
    }

    @Override
    public void delete(TenantId tenant, Deadline deadline) {
      data.delete(tenant, deadline, () -> clock.advance(time));
    }
  }

  void takeIn(TenantId id, int things) {
    var tenant = TestAccounts.tenant(id.value());
    tenants.create(tenant);
    gateway.assign(id, tenant.usageIdentifier(), tenant.plan());
    for (int i = 0; i < things; i++) {
      jobs.put(id, "job-" + i);
      documents.put(id, "document-" + i);
      addKey(id, Optional.empty());
    }
  }

  void addKey(TenantId id, Optional<Instant> end) {
    var secret = KeySecret.random(random);
    var scope = id.equals(TenantId.OPERATOR) ? Scope.ADMIN : Scope.QUERY;
    var life = new Life(clock.instant(), end);
    var key = new ApiKey(secret.id(), id, "a key", Set.of(scope), TestAccounts.DEPLOYMENT, life);
    keys.create(id, HASHER.hash(secret.value()), key, ApiKeyStore.KEYS_MAX);
    secrets.putIfAbsent(id, secret);
  }

  CreateKey createKey() {
    return new CreateKey(
        keys, tenants, new CreateKey.Minting(TestAccounts.DEPLOYMENT, () -> HASHER, random), clock);
  }

  OffboardTenant.Result offboard(TenantId id) {
    return offboard(id, Duration.ofMinutes(5));
  }

  OffboardTenant.Result offboard(TenantId id, Duration time) {
    var stores = List.of(calls.in(TenantData.class, jobs), calls.in(TenantData.class, documents));
    var kept = new Kept(stores, calls.in(TenantData.class, new TenantKeys(keys)));
    return new OffboardTenant(
            calls.in(TenantStore.class, tenants),
            calls.in(ApiKeyStore.class, keys),
            calls.in(GatewayKeys.class, gateway),
            kept,
            SETTLING)
        .offboard(id, Deadline.in(time, clock));
  }

  /** Keys as they are kept in memory. */
  private record TenantKeys(InMemoryApiKeyStore keys) implements TenantData {

    @Override
    public String name() {
      return "api_keys";
    }

    @Override
    public long count(TenantId tenant, Deadline deadline) {
      return keys.list(tenant, Optional.empty(), ApiKeyStore.KEYS_MAX).size();
    }

    @Override
    public void delete(TenantId tenant, Deadline deadline) {
      keys.list(tenant, Optional.empty(), ApiKeyStore.KEYS_MAX)
          .forEach(key -> keys.remove(tenant, key.id()));
    }
  }

  boolean isLetIn(TenantId id) {
    return authenticate(id) instanceof AuthenticateKey.Result.Accepted;
  }

  AuthenticateKey.Result authenticate(TenantId id) {
    var authenticate =
        new AuthenticateKey(keys, tenants, () -> HASHER, TestAccounts.DEPLOYMENT, clock);
    return authenticate.authenticate(requireNonNull(secrets.get(id)).value());
  }

  void assertGone(TenantId id) {
    assertThat(tenants.find(id)).isEmpty();
    assertThat(things(id)).containsOnly(0L);
    assertThat(gateway.all()).doesNotContainKey(TestAccounts.tenant(id.value()).usageIdentifier());
  }

  void assertUntouched(TenantId id, int things) {
    assertThat(tenants.find(id)).hasValue(TestAccounts.tenant(id.value()));
    assertThat(things(id)).containsOnly((long) things);
    assertThat(gateway.all()).containsKey(TestAccounts.tenant(id.value()).usageIdentifier());
  }

  private List<Long> things(TenantId id) {
    var deadline = Deadline.in(Duration.ofMinutes(1), clock);
    return List.of(
        jobs.count(id, deadline),
        documents.data.count(id, deadline),
        new TenantKeys(keys).count(id, deadline));
  }
}
