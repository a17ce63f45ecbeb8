package dev.burhan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.TestAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreateKeyTest {

  private final AccountsFixture accounts = new AccountsFixture();

  @Test
  void stores_the_key_under_the_hash_of_its_secret_alone() {
    accounts.acme();

    var created = accounts.key();

    var stored = accounts.keyStore.find(accounts.hasher.hash(created.secret().value()));
    assertThat(stored.orElseThrow().key()).isEqualTo(created.key());
    assertThat(created.key().id()).isEqualTo(created.secret().id());
    assertThat(created.key().deployment()).isEqualTo(TestAccounts.DEPLOYMENT);
    assertThat(created.key().life().createdAt()).isEqualTo(accounts.clock.instant());
    assertThat(created.toString()).doesNotContain(created.secret().value());
  }

  @Test
  void refuses_whom_there_is_not_and_who_is_leaving() {
    assertThat(create(AccountsFixture.keyTerms())).isEqualTo(new KeyCreation.UnknownTenant());
    accounts.tenantStore.create(TestAccounts.tenant("acme", "pro", Status.LEAVING));

    assertThat(create(AccountsFixture.keyTerms())).isEqualTo(new KeyCreation.TenantLeaving());
  }

  @Test
  void only_the_operators_keys_may_administer() {
    accounts.acme();
    accounts.bootstrap().run();

    assertThat(create(AccountsFixture.keyTerms(Scope.QUERY, Scope.ADMIN)))
        .isEqualTo(new KeyCreation.NotForTenants());

    assertThat(accounts.keyStore.list(AccountsFixture.ACME, Optional.empty(), 10)).isEmpty();
    assertThat(
            accounts.createKey().create(TenantId.OPERATOR, AccountsFixture.keyTerms(Scope.ADMIN)))
        .isInstanceOf(KeyCreation.Created.class);
  }

  @Test
  void refuses_a_key_that_is_over_before_it_is_made() {
    accounts.acme();
    var now = accounts.clock.instant();

    assertThat(create(until(now))).isEqualTo(new KeyCreation.AlreadyOver());
    assertThat(create(until(Instant.MIN.plusSeconds(1)))).isEqualTo(new KeyCreation.AlreadyOver());
    assertThat(create(until(now.plusSeconds(1)))).isInstanceOf(KeyCreation.Created.class);
  }

  @Test
  void says_that_there_are_too_many_and_keys_that_are_over_make_room() {
    accounts.acme();
    create(until(accounts.clock.instant().plusSeconds(60)));
    for (int i = 1; i < ApiKeyStore.KEYS_MAX; i++) {
      accounts.key();
    }
    assertThat(create(AccountsFixture.keyTerms()))
        .isEqualTo(new KeyCreation.TooMany(ApiKeyStore.KEYS_MAX));

    accounts.clock.advance(Duration.ofSeconds(60));

    assertThat(create(AccountsFixture.keyTerms())).isInstanceOf(KeyCreation.Created.class);
    assertThat(create(AccountsFixture.keyTerms())).isInstanceOf(KeyCreation.TooMany.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leaves_no_key_that_nobody_was_told_of(boolean isCarriedOut) {
    for (int step = 1; step <= 2; step++) {
      var broken = new AccountsFixture();
      broken.acme();
      broken.fail(new FailingCalls(step, isCarriedOut));

      assertThatThrownBy(broken::key).isInstanceOf(DependencyFailure.Transient.class);

      assertThat(broken.keyStore.list(AccountsFixture.ACME, Optional.empty(), 10)).isEmpty();
    }
  }

  private KeyCreation create(KeyTerms terms) {
    return accounts.createKey().create(AccountsFixture.ACME, terms);
  }

  private static KeyTerms until(Instant end) {
    return new KeyTerms("short", Set.of(Scope.QUERY), Optional.of(end));
  }
}
