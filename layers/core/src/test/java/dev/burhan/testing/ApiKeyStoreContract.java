package dev.burhan.testing;

import static dev.burhan.testing.TestAccounts.key;
import static dev.burhan.testing.TestAccounts.newHash;
import static dev.burhan.testing.TestAccounts.newTenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.ApiKeyStore.StoredKey;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Says what every {@link ApiKeyStore} does. Hashes and tenants are new in each test, so a store may
 * be kept.
 */
public interface ApiKeyStoreContract {

  ApiKeyStore keys();

  @Test
  default void finds_a_created_key_as_it_was_by_hash_and_by_id() {
    var hash = newHash();
    var end = Instant.parse("2026-03-04T05:06:07.089Z");
    var key = key(newTenant(), "k1", Set.of(Scope.QUERY, Scope.TICKETS), Optional.of(end));

    assertThat(create(hash, key)).isTrue();

    assertThat(keys().find(hash)).contains(new StoredKey(hash, key));
    assertThat(keys().find(key.tenant(), key.id())).contains(key);
  }

  @Test
  default void finds_a_key_that_never_expires_and_may_do_nothing() {
    var hash = newHash();
    var key = key(newTenant(), "k1", Set.of());

    create(hash, key);

    assertThat(keys().find(hash)).contains(new StoredKey(hash, key));
  }

  @Test
  default void finds_nothing_that_was_not_created() {
    var key = key(newTenant(), "k1", Set.of(Scope.QUERY));
    create(newHash(), key);

    assertThat(keys().find(newHash())).isEmpty();
    assertThat(keys().find(key.tenant(), new KeyId("k2"))).isEmpty();
    assertThat(keys().list(new TenantId(newTenant()), Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void creating_the_very_same_key_again_counts_once() {
    var hash = newHash();
    var key = key(newTenant(), "k1", Set.of(Scope.QUERY));

    assertThat(keys().create(key.tenant(), hash, key, 1)).isTrue();
    assertThat(keys().create(key.tenant(), hash, key, 1)).isTrue();

    assertThat(keys().list(key.tenant(), Optional.empty(), 10)).containsExactly(key);
  }

  @Test
  default void lets_no_more_in_than_it_may_and_a_removed_one_makes_room() {
    var tenant = newTenant();
    assertThat(create(newHash(), key(tenant, "k1", Set.of()), 2)).isTrue();
    assertThat(create(newHash(), key(tenant, "k2", Set.of()), 2)).isTrue();
    var hash = newHash();

    assertThat(create(hash, key(tenant, "k3", Set.of()), 2)).isFalse();

    assertThat(keys().find(hash)).isEmpty();
    assertThat(keys().remove(new TenantId(tenant), new KeyId("k1"))).isTrue();
    assertThat(create(hash, key(tenant, "k3", Set.of()), 2)).isTrue();
    assertThat(create(newHash(), key(newTenant(), "k1", Set.of()), 2)).isTrue();
  }

  @Test
  default void lets_no_more_in_however_many_come_at_once() throws Exception {
    var tenant = newTenant();
    var creations = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 12; i++) {
      var key = key(tenant, "k" + i, Set.of());
      creations.add(() -> create(newHash(), key, 5));
    }

    int created = 0;
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var creation : threads.invokeAll(creations)) {
        created += creation.get() ? 1 : 0;
      }
    }

    assertThat(created).isEqualTo(5);
    assertThat(keys().list(new TenantId(tenant), Optional.empty(), 100)).hasSize(5);
  }

  @Test
  default void lists_a_thousand_keys_in_pages_by_id() {
    var tenant = new TenantId(newTenant());
    for (int i = 0; i < ApiKeyStore.KEYS_MAX; i++) {
      create(newHash(), key(tenant.value(), "k%04d".formatted(i), Set.of(Scope.QUERY)));
    }

    var seen = new ArrayList<ApiKey>();
    var after = Optional.<KeyId>empty();
    for (var page = keys().list(tenant, after, 300); !page.isEmpty(); ) {
      assertThat(page).hasSizeLessThanOrEqualTo(300);
      seen.addAll(page);
      page = keys().list(tenant, Optional.of(page.getLast().id()), 300);
    }

    assertThat(seen)
        .hasSize(ApiKeyStore.KEYS_MAX)
        .extracting(ApiKey::id)
        .isSortedAccordingTo(Comparator.comparing(KeyId::value));
    assertThat(new HashSet<>(seen)).hasSize(ApiKeyStore.KEYS_MAX);
    assertThat(create(newHash(), key(tenant.value(), "one-more", Set.of()))).isFalse();
  }

  @Test
  default void ends_a_life_and_never_makes_it_longer() {
    var hash = newHash();
    var key = key(newTenant(), "k1", Set.of(Scope.QUERY));
    create(hash, key);
    var soon = TestAccounts.MADE_AT.plus(Duration.ofDays(1));

    assertThat(keys().expire(key.tenant(), key.id(), soon)).isTrue();
    assertThat(keys().expire(key.tenant(), key.id(), soon.plusSeconds(1))).isTrue();

    var found = keys().find(hash).orElseThrow().key();
    assertThat(found.life().expiresAt()).contains(soon);
    assertThat(found.scopes()).isEqualTo(key.scopes());
    assertThat(keys().expire(key.tenant(), key.id(), soon.minusSeconds(1))).isTrue();
    assertThat(keys().find(hash).orElseThrow().key().life().expiresAt())
        .contains(soon.minusSeconds(1));
  }

  @Test
  default void a_removed_key_is_nowhere() {
    var hash = newHash();
    var key = key(newTenant(), "k1", Set.of(Scope.QUERY));
    create(hash, key);

    assertThat(keys().remove(key.tenant(), key.id())).isTrue();

    assertThat(keys().find(hash)).isEmpty();
    assertThat(keys().find(key.tenant(), key.id())).isEmpty();
    assertThat(keys().list(key.tenant(), Optional.empty(), 10)).isEmpty();
    assertThat(keys().remove(key.tenant(), key.id())).isFalse();
    assertThat(keys().expire(key.tenant(), key.id(), Instant.EPOCH)).isFalse();
  }

  @Test
  default void never_returns_or_changes_another_tenants_key() {
    var ours = key(newTenant(), "k1", Set.of(Scope.QUERY));
    var theirs = new TenantId(newTenant());
    var hash = newHash();
    create(hash, ours);
    create(newHash(), key(theirs.value(), "k2", Set.of()));

    assertThat(keys().find(theirs, ours.id())).isEmpty();
    assertThat(keys().list(theirs, Optional.empty(), 10))
        .extracting(ApiKey::tenant)
        .containsOnly(theirs);
    assertThat(keys().expire(theirs, ours.id(), Instant.EPOCH)).isFalse();
    assertThat(keys().remove(theirs, ours.id())).isFalse();
    assertThat(keys().find(hash)).contains(new StoredKey(hash, ours));
  }

  private boolean create(KeyHash hash, ApiKey key) {
    return create(hash, key, ApiKeyStore.KEYS_MAX);
  }

  private boolean create(KeyHash hash, ApiKey key, int keysMax) {
    return keys().create(key.tenant(), hash, key, keysMax);
  }
}
