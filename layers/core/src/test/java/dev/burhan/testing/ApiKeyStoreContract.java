package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Says what every {@link ApiKeyStore} does. Hashes are new in each test, so a store may be kept.
 */
public interface ApiKeyStoreContract {

  ApiKeyStore keys();

  @Test
  default void finds_a_saved_key_as_it_was() {
    var hash = newHash();
    var end = Instant.parse("2026-03-04T05:06:07.089Z");
    var key = key("acme", Set.of(Scope.QUERY, Scope.INGEST), Optional.of(end));

    keys().save(hash, key);

    assertThat(keys().find(hash)).contains(key);
  }

  @Test
  default void finds_a_key_that_never_expires_and_may_do_nothing() {
    var hash = newHash();
    var key = key("acme", Set.of(), Optional.empty());

    keys().save(hash, key);

    assertThat(keys().find(hash)).contains(key);
  }

  @Test
  default void finds_nothing_for_an_unknown_hash() {
    keys().save(newHash(), key("acme", Set.of(Scope.QUERY), Optional.empty()));

    assertThat(keys().find(newHash())).isEmpty();
  }

  @Test
  default void saving_the_same_hash_again_replaces_all_of_the_key() {
    var hash = newHash();
    var later = key("acme", Set.of(), Optional.empty());
    keys().save(hash, key("acme", Set.of(Scope.INGEST), Optional.of(Instant.EPOCH)));

    keys().save(hash, later);

    assertThat(keys().find(hash)).contains(later);
  }

  @Test
  default void never_returns_another_tenants_key() {
    var ours = newHash();
    var theirs = newHash();
    keys().save(ours, key("acme", Set.of(Scope.QUERY), Optional.empty()));
    keys().save(theirs, key("globex", Set.of(Scope.QUERY), Optional.empty()));

    var found = keys().find(ours).map(ApiKey::tenant);

    assertThat(found).contains(new TenantId("acme"));
  }

  private static ApiKey key(String tenant, Set<Scope> scopes, Optional<Instant> end) {
    return new ApiKey("bk-1", new TenantId(tenant), scopes, end);
  }

  private static KeyHash newHash() {
    var id = UUID.randomUUID();
    var half = HexFormat.of().toHexDigits(id.getMostSignificantBits());
    return new KeyHash(half + HexFormat.of().toHexDigits(id.getLeastSignificantBits()).repeat(3));
  }
}
