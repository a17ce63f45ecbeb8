package dev.burhan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.AuthenticateKey.Result;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.testing.InMemoryApiKeyStore;
import dev.burhan.testing.InMemoryTenantStore;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestAccounts;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticateKeyTest {

  private static final String SECRET = KeySecret.random(new Random(1)).value();
  private static final String PEPPER = "pepper-of-sixteen";

  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final InMemoryTenantStore tenants = new InMemoryTenantStore();
  private final SettableClock clock = SettableClock.atNoon();
  private final KeyHash.Hasher hasher = new KeyHash.Hasher(PEPPER);

  @Test
  void knows_whose_key_it_is() {
    var tenant = tenant(Status.ACTIVE);
    var key = save(Optional.empty());

    assertThat(authenticate(SECRET)).isEqualTo(new Result.Accepted(key, tenant));
  }

  @Test
  void knows_no_other_key() {
    tenant(Status.ACTIVE);
    save(Optional.empty());

    assertRefused(SECRET + "a");
    assertRefused(SECRET.toUpperCase(Locale.ROOT));
    assertRefused(KeySecret.random(new Random(2)).value());
  }

  @Test
  void a_key_is_good_until_it_expires() {
    tenant(Status.ACTIVE);
    save(Optional.of(Duration.ofDays(1)));
    clock.advance(Duration.ofDays(1).minusNanos(1));
    assertThat(authenticate(SECRET)).isInstanceOf(Result.Accepted.class);

    clock.advance(Duration.ofNanos(1));

    assertRefused(SECRET);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUSPENDED", "LEAVING"})
  void says_that_a_tenant_is_not_served(Status status) {
    var tenant = tenant(status);
    var key = save(Optional.empty());

    assertThat(authenticate(SECRET)).isEqualTo(new Result.Suspended(key, tenant));
  }

  /** Whoever does not hold a good key learns nothing of its tenant. */
  @Test
  void an_expired_key_of_a_suspended_tenant_is_refused() {
    tenant(Status.SUSPENDED);
    save(Optional.of(Duration.ZERO));

    assertRefused(SECRET);
  }

  @Test
  void a_key_without_its_tenant_is_nobodys() {
    save(Optional.empty());

    assertRefused(SECRET);
  }

  @Test
  void a_key_of_another_deployment_is_refused() {
    tenant(Status.ACTIVE);
    save(Optional.empty());

    var elsewhere = new AuthenticateKey(keys, tenants, () -> hasher, "burhan-prod", clock);

    assertThat(elsewhere.authenticate(SECRET)).isEqualTo(new Result.Refused());
  }

  @Test
  void a_table_hashed_under_another_pepper_is_of_no_use() {
    tenant(Status.ACTIVE);
    save(Optional.empty());
    var other = new KeyHash.Hasher("another-pepper-16");

    assertThat(authenticate(other).authenticate(SECRET)).isEqualTo(new Result.Refused());
  }

  /** A store that takes more than it should for the same is not trusted. */
  @Test
  void a_key_found_under_another_hash_is_refused() {
    tenant(Status.ACTIVE);
    var key = save(Optional.empty());
    var loose =
        new AuthenticateKey(
            (ApiKeyStore)
                Proxy.newProxyInstance(
                    ApiKeyStore.class.getClassLoader(),
                    new Class<?>[] {ApiKeyStore.class},
                    (self, method, arguments) ->
                        Optional.of(new ApiKeyStore.StoredKey(TestAccounts.newHash(), key))),
            tenants,
            () -> hasher,
            TestAccounts.DEPLOYMENT,
            clock);

    assertThat(loose.authenticate(SECRET)).isEqualTo(new Result.Refused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space 0123456789", "*", "ключ-0123456789abc"})
  void a_malformed_secret_is_nobodys(String secret) {
    tenant(Status.ACTIVE);
    keys.create(new TenantId("acme"), hasher.hash(secret), key(Optional.empty()), 1);

    assertRefused(secret);
  }

  /** The expected value was computed with another library. */
  @Test
  void a_hash_is_hmac_sha_256_in_hex() {
    var hash = new KeyHash.Hasher("0123456789abcdef").hash("what do ya want for nothing?");

    assertThat(hash.hex())
        .isEqualTo("e9265dc1bf18d4ec36915d9e82226c7ea0fa4e7f8077f611515bd5e29ec9988c");
  }

  @Test
  void a_short_pepper_is_refused_and_not_told() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyHash.Hasher("too-short"))
        .withMessageNotContaining("too-short");
  }

  @Test
  void a_key_of_a_tenant_that_may_administer_cannot_be() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestAccounts.key("acme", "k1", Set.of(Scope.QUERY, Scope.ADMIN)));
    assertThat(TestAccounts.key("burhan-operator", "k1", Set.of(Scope.ADMIN)).scopes())
        .containsExactly(Scope.ADMIN);
    assertThat(Scope.ofTenants()).hasSize(Scope.values().length - 1).doesNotContain(Scope.ADMIN);
  }

  private void assertRefused(String secret) {
    assertThat(authenticate(secret)).isEqualTo(new Result.Refused());
  }

  private Result authenticate(String secret) {
    return authenticate(hasher).authenticate(secret);
  }

  private AuthenticateKey authenticate(KeyHash.Hasher with) {
    return new AuthenticateKey(keys, tenants, () -> with, TestAccounts.DEPLOYMENT, clock);
  }

  private Tenant tenant(Status status) {
    var tenant = TestAccounts.tenant("acme", "pro", status);
    tenants.create(tenant);
    return tenant;
  }

  private ApiKey save(Optional<Duration> life) {
    var key = key(life);
    keys.create(key.tenant(), hasher.hash(SECRET), key, 1);
    return key;
  }

  private ApiKey key(Optional<Duration> life) {
    var end = life.map(time -> clock.instant().plus(time));
    return TestAccounts.key("acme", "k1", Set.of(Scope.QUERY), end);
  }
}
