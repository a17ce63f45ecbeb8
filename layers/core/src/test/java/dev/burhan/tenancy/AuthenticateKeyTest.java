package dev.burhan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.testing.InMemoryApiKeyStore;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticateKeyTest {

  private static final String SECRET = "bk_0123456789abcdef";
  private static final String PEPPER = "pepper-of-sixteen";

  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final SettableClock clock = SettableClock.atNoon();
  private final KeyHash.Hasher hasher = new KeyHash.Hasher(PEPPER);
  private final AuthenticateKey authenticate = new AuthenticateKey(keys, hasher, clock);

  @Test
  void knows_whose_key_it_is() {
    var key = save(Optional.empty());

    assertThat(authenticate.authenticate(SECRET)).contains(key);
  }

  @Test
  void knows_no_other_key() {
    save(Optional.empty());

    assertThat(authenticate.authenticate(SECRET + "0")).isEmpty();
    assertThat(authenticate.authenticate(SECRET.toUpperCase(java.util.Locale.ROOT))).isEmpty();
  }

  @Test
  void a_key_is_good_until_it_expires() {
    save(Optional.of(Duration.ofDays(1)));
    clock.advance(Duration.ofDays(1).minusNanos(1));
    assertThat(authenticate.authenticate(SECRET)).isPresent();

    clock.advance(Duration.ofNanos(1));

    assertThat(authenticate.authenticate(SECRET)).isEmpty();
  }

  @Test
  void a_table_hashed_under_another_pepper_is_of_no_use() {
    save(Optional.empty());
    var other = new AuthenticateKey(keys, new KeyHash.Hasher("another-pepper-16"), clock);

    assertThat(other.authenticate(SECRET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "with space 0123456789",
        "bk_0123456789abcdef\n",
        "ключ-0123456789abc"
      })
  void a_malformed_secret_is_nobodys(String secret) {
    keys.save(hasher.hash(secret), key(Optional.empty()));

    assertThat(authenticate.authenticate(secret)).isEmpty();
  }

  @Test
  void a_secret_without_end_is_nobodys() {
    var secret = "a".repeat(129);
    keys.save(hasher.hash(secret), key(Optional.empty()));

    assertThat(authenticate.authenticate(secret)).isEmpty();
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

  private ApiKey save(Optional<Duration> life) {
    var key = key(life);
    keys.save(hasher.hash(SECRET), key);
    return key;
  }

  private ApiKey key(Optional<Duration> life) {
    var end = life.map(time -> clock.instant().plus(time));
    return new ApiKey("bk-1", new TenantId("acme"), Set.of(ApiKey.Scope.QUERY), end);
  }
}
