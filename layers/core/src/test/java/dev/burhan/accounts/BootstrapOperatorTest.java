package dev.burhan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.FailingCalls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BootstrapOperatorTest {

  private final AccountsFixture accounts = new AccountsFixture();

  @Test
  void makes_the_operator_and_its_first_key() {
    var made = accounts.bootstrap().run();

    var secret = accounts.operatorSecret.read().orElseThrow();
    var key = accounts.keyStore.find(accounts.hasher.hash(secret.value())).orElseThrow().key();
    assertThat(made).contains(key.id());
    assertThat(key.tenant()).isEqualTo(TenantId.OPERATOR);
    assertThat(key.scopes()).isEqualTo(Set.of(Scope.ADMIN));
  }

  @Test
  void does_it_once() {
    accounts.bootstrap().run();
    var secret = accounts.operatorSecret.read();

    assertThat(accounts.bootstrap().run()).isEmpty();

    assertThat(accounts.operatorSecret.read()).isEqualTo(secret);
    assertThat(operatorsKeys(accounts)).hasSize(1);
  }

  /** Of calls: look, tenant (3), key (2), secret. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void whichever_step_fails_the_next_run_puts_it_right(int step) {
    for (boolean isCarriedOut : new boolean[] {false, true}) {
      var broken = new AccountsFixture();
      broken.fail(new FailingCalls(step, isCarriedOut));
      try {
        broken.bootstrap().run();
        assertThat(step).as("a key that was written is there").isEqualTo(7);
      } catch (DependencyFailure.Transient e) {
        broken.fail(new FailingCalls(Integer.MAX_VALUE, false));
        broken.bootstrap().run();
      }

      var secret = broken.operatorSecret.read().orElseThrow();
      assertThat(operatorsKeys(broken)).extracting(ApiKey::id).containsExactly(secret.id());
    }
  }

  private static List<ApiKey> operatorsKeys(AccountsFixture accounts) {
    return accounts.keyStore.list(TenantId.OPERATOR, Optional.empty(), 10);
  }
}
