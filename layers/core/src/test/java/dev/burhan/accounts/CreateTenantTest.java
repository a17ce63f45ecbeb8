package dev.burhan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.TestAccounts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreateTenantTest {

  private static final int STEPS = 3;

  private final AccountsFixture accounts = new AccountsFixture();

  @Test
  void is_served_and_counted_from_then_on() {
    var own = Optional.of(TestAccounts.limits(5));
    var terms = new TenantTerms("شركة البرهان", "free", own, WeakAnswers.ABSTAIN);

    var result = accounts.createTenant().create(AccountsFixture.ACME, terms);

    var tenant = ((CreateTenant.Result.Created) result).tenant();
    assertThat(tenant.status()).isEqualTo(Status.ACTIVE);
    assertThat(tenant.name()).isEqualTo("شركة البرهان");
    assertThat(tenant.ownLimits()).isEqualTo(own);
    assertThat(tenant.weakAnswers()).isEqualTo(WeakAnswers.ABSTAIN);
    assertThat(tenant.createdAt()).isEqualTo(accounts.clock.instant());
    assertThat(tenant.usageIdentifier()).hasSize(32).doesNotContain("acme");
    assertThat(accounts.tenantStore.find(AccountsFixture.ACME)).contains(tenant);
    assertThat(accounts.gatewayKeys.all()).containsOnlyKeys(tenant.usageIdentifier());
    assertThat(accounts.gatewayKeys.all()).containsValue("free");
  }

  @Test
  void an_id_is_given_once() {
    var first = accounts.acme();

    var again = accounts.createTenant().create(AccountsFixture.ACME, AccountsFixture.terms("free"));

    assertThat(again).isEqualTo(new CreateTenant.Result.Taken());
    assertThat(accounts.tenantStore.find(AccountsFixture.ACME)).contains(first);
    assertThat(accounts.gatewayKeys.all()).hasSize(1);
  }

  /** The other one came after we had looked. */
  @Test
  void of_two_at_once_the_second_leaves_nothing() {
    var faster = TestAccounts.tenant("acme");
    accounts.gateway =
        new RacingGateway(accounts.gatewayKeys, () -> accounts.tenantStore.create(faster));

    var result = accounts.createTenant().create(AccountsFixture.ACME, AccountsFixture.terms("pro"));

    assertThat(result).isEqualTo(new CreateTenant.Result.Taken());
    assertThat(accounts.tenantStore.find(AccountsFixture.ACME)).contains(faster);
    assertThat(accounts.gatewayKeys.all()).isEmpty();
  }

  @Test
  void a_plan_that_is_not_sold_creates_nothing() {
    var terms = AccountsFixture.terms("gold");

    assertThat(accounts.createTenant().create(AccountsFixture.ACME, terms))
        .isEqualTo(new CreateTenant.Result.UnknownPlan());

    assertThat(accounts.tenantStore.find(AccountsFixture.ACME)).isEmpty();
    assertThat(accounts.gatewayKeys.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothing_is_half_created_whichever_step_fails(boolean isCarriedOut) {
    for (int step = 1; step <= STEPS; step++) {
      var broken = new AccountsFixture();
      var faults = new FailingCalls(step, isCarriedOut);
      broken.fail(faults);

      assertThatThrownBy(broken::acme)
          .as("step " + step)
          .isInstanceOf(DependencyFailure.Transient.class);

      assertThat(faults.hasFailed()).isTrue();
      assertThat(broken.tenantStore.find(AccountsFixture.ACME)).as("step " + step).isEmpty();
      assertThat(broken.gatewayKeys.all()).as("step " + step).isEmpty();
    }
    var whole = new AccountsFixture();
    var faults = new FailingCalls(STEPS + 1, isCarriedOut);
    whole.fail(faults);
    whole.acme();
    assertThat(faults.hasFailed()).as("there is a step more").isFalse();
  }

  @Test
  void identifiers_are_never_the_same() {
    accounts.acme();
    accounts.createTenant().create(new TenantId("globex"), AccountsFixture.terms("pro"));

    assertThat(accounts.gatewayKeys.all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void a_tenant_has_a_name(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TenantTerms(name, "pro", Optional.empty(), WeakAnswers.FLAG));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TenantTerms("n".repeat(101), "pro", Optional.empty(), WeakAnswers.FLAG));
  }

  private record RacingGateway(GatewayKeys real, Runnable first) implements GatewayKeys {
    @Override
    public void assign(TenantId tenant, String usageIdentifier, String plan) {
      first.run();
      real.assign(tenant, usageIdentifier, plan);
    }

    @Override
    public void remove(TenantId tenant, String usageIdentifier) {
      real.remove(tenant, usageIdentifier);
    }

    @Override
    public Optional<String> plan(TenantId tenant, String usageIdentifier) {
      return real.plan(tenant, usageIdentifier);
    }
  }
}
