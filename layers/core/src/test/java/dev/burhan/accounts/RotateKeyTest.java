package dev.burhan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.KeyId;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.TestAccounts;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RotateKeyTest {

  private static final Duration OVERLAP = Duration.ofHours(2);

  private final AccountsFixture accounts = new AccountsFixture();

  @Test
  void both_keys_are_let_in_until_the_overlap_ends() {
    accounts.acme();
    var old = accounts.key();

    var replacement = rotated(old.key());

    assertThat(replacement.key().scopes()).isEqualTo(old.key().scopes());
    assertThat(replacement.key().label()).isEqualTo(old.key().label());
    assertThat(replacement.secret()).isNotEqualTo(old.secret());
    accounts.clock.advance(OVERLAP.minusMillis(1));
    assertThat(isLetIn(old)).isTrue();
    assertThat(isLetIn(replacement)).isTrue();
    accounts.clock.advance(Duration.ofMillis(1));
    assertThat(isLetIn(old)).isFalse();
    assertThat(isLetIn(replacement)).isTrue();
  }

  @Test
  void without_overlap_the_old_key_is_over_at_once() {
    accounts.acme();
    var old = accounts.key();

    accounts.rotateKey().rotate(AccountsFixture.ACME, old.key().id(), Duration.ZERO);

    assertThat(isLetIn(old)).isFalse();
  }

  @Test
  void the_new_key_lives_as_long_as_the_old_one_was_meant_to() {
    accounts.acme();
    var end = accounts.clock.instant().plus(Duration.ofDays(90));
    var terms = new KeyTerms("ninety days", Set.of(Scope.QUERY), Optional.of(end));
    var old = (KeyCreation.Created) accounts.createKey().create(AccountsFixture.ACME, terms);
    accounts.clock.advance(Duration.ofDays(80));

    var replacement = rotated(old.key());

    assertThat(replacement.key().life().expiresAt())
        .contains(accounts.clock.instant().plus(Duration.ofDays(90)));
  }

  @Test
  void an_overlap_never_makes_a_life_longer() {
    accounts.acme();
    var end = accounts.clock.instant().plus(Duration.ofMinutes(1));
    var terms = new KeyTerms("a minute", Set.of(Scope.QUERY), Optional.of(end));
    var old = (KeyCreation.Created) accounts.createKey().create(AccountsFixture.ACME, terms);

    rotated(old.key());

    accounts.clock.set(end);
    assertThat(isLetIn(old)).isFalse();
  }

  @Test
  void there_is_nothing_to_rotate_where_there_is_no_such_key() {
    accounts.acme();

    var result = accounts.rotateKey().rotate(AccountsFixture.ACME, new KeyId("none"), OVERLAP);

    assertThat(result).isEqualTo(new KeyCreation.UnknownKey());
    assertThat(accounts.keyStore.list(AccountsFixture.ACME, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void refuses_an_overlap_without_bounds() {
    accounts.acme();
    var id = accounts.key().key().id();

    for (var overlap : new Duration[] {Duration.ofMillis(-1), Duration.ofDays(31)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> accounts.rotateKey().rotate(AccountsFixture.ACME, id, overlap));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leaves_no_key_that_nobody_was_told_of(boolean isCarriedOut) {
    for (int step = 1; step <= 4; step++) {
      var broken = new AccountsFixture();
      broken.acme();
      var old = broken.key().key();
      broken.fail(new FailingCalls(step, isCarriedOut));

      assertThatThrownBy(() -> broken.rotateKey().rotate(AccountsFixture.ACME, old.id(), OVERLAP))
          .isInstanceOf(DependencyFailure.Transient.class);

      assertThat(broken.keyStore.list(AccountsFixture.ACME, Optional.empty(), 10))
          .as("step " + step)
          .extracting(ApiKey::id)
          .containsExactly(old.id());
    }
  }

  private KeyCreation.Created rotated(ApiKey old) {
    return (KeyCreation.Created)
        accounts.rotateKey().rotate(AccountsFixture.ACME, old.id(), OVERLAP);
  }

  private boolean isLetIn(KeyCreation.Created key) {
    var authenticate =
        new AuthenticateKey(
            accounts.keyStore,
            accounts.tenantStore,
            () -> accounts.hasher,
            TestAccounts.DEPLOYMENT,
            accounts.clock);
    return authenticate.authenticate(key.secret().value())
        instanceof AuthenticateKey.Result.Accepted;
  }
}
