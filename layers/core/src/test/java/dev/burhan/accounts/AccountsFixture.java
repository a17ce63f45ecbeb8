package dev.burhan.accounts;

import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.InMemoryApiKeyStore;
import dev.burhan.testing.InMemoryGatewayKeys;
import dev.burhan.testing.InMemoryOperatorSecret;
import dev.burhan.testing.InMemoryTenantStore;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestAccounts;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The use cases on fakes. */
final class AccountsFixture {

  static final TenantId ACME = new TenantId("acme");

  final SettableClock clock = SettableClock.atNoon();
  final InMemoryTenantStore tenantStore = new InMemoryTenantStore();
  final InMemoryApiKeyStore keyStore = new InMemoryApiKeyStore();
  final InMemoryGatewayKeys gatewayKeys = new InMemoryGatewayKeys();
  final InMemoryOperatorSecret operatorSecret = new InMemoryOperatorSecret();
  final KeyHash.Hasher hasher = new KeyHash.Hasher("a pepper for tests");
  final RandomGenerator random = new Random(7);

  TenantStore tenants = tenantStore;
  ApiKeyStore keys = keyStore;
  GatewayKeys gateway = gatewayKeys;
  OperatorSecret secret = operatorSecret;

  CreateTenant createTenant() {
    return new CreateTenant(tenants, gateway, TestAccounts.PLANS, clock, random);
  }

  ChangeTenant changeTenant() {
    return new ChangeTenant(tenants, gateway, TestAccounts.PLANS);
  }

  SuspendTenant suspendTenant() {
    return new SuspendTenant(tenants);
  }

  CreateKey createKey() {
    var minting = new CreateKey.Minting(TestAccounts.DEPLOYMENT, () -> hasher, random);
    return new CreateKey(keys, tenants, minting, clock);
  }

  RotateKey rotateKey() {
    return new RotateKey(keys, createKey(), clock);
  }

  BootstrapOperator bootstrap() {
    return new BootstrapOperator(createTenant(), createKey(), keys, secret, "pro");
  }

  /** Creates a tenant in the plan pro. */
  Tenant acme() {
    var result = createTenant().create(ACME, terms("pro"));
    return ((CreateTenant.Result.Created) result).tenant();
  }

  KeyCreation.Created key() {
    return (KeyCreation.Created) createKey().create(ACME, keyTerms(Scope.QUERY));
  }

  /** Lets one call to any port fail from now on. */
  void fail(FailingCalls calls) {
    tenants = calls.in(TenantStore.class, tenantStore);
    keys = calls.in(ApiKeyStore.class, keyStore);
    gateway = calls.in(GatewayKeys.class, gatewayKeys);
    secret = calls.in(OperatorSecret.class, operatorSecret);
  }

  static TenantTerms terms(String plan) {
    return new TenantTerms("Acme", plan, Optional.empty(), WeakAnswers.FLAG);
  }

  static KeyTerms keyTerms(Scope... scopes) {
    return new KeyTerms("a key", Set.of(scopes), Optional.empty());
  }
}
