package dev.burhan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.TestAccounts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other terms, suspension and its end. */
final class ChangeTenantTest {

  private final AccountsFixture accounts = new AccountsFixture();

  @Test
  void changes_what_was_agreed_and_nothing_else() {
    var before = accounts.acme();
    var own = Optional.of(TestAccounts.limits(5));

    var result = change(new TenantTerms("Acme & Sons", "pro", own, WeakAnswers.ABSTAIN));

    var expected =
        new Tenant(
            before.id(),
            "Acme & Sons",
            "pro",
            Status.ACTIVE,
            own,
            WeakAnswers.ABSTAIN,
            before.usageIdentifier(),
            before.createdAt());
    assertThat(result).isEqualTo(new TenantChange.Changed(expected));
    assertThat(accounts.tenantStore.find(AccountsFixture.ACME)).contains(expected);
  }

  @Test
  void another_plan_moves_the_identifier_at_the_gateway() {
    var before = accounts.acme();

    change(AccountsFixture.terms("free"));

    assertThat(accounts.gatewayKeys.all())
        .containsEntry(before.usageIdentifier(), "free")
        .hasSize(1);
    assertThat(tenant().plan()).isEqualTo("free");
  }

  @Test
  void refuses_an_unknown_tenant_and_an_unknown_plan() {
    assertThat(change(AccountsFixture.terms("pro"))).isEqualTo(new TenantChange.Unknown());
    var before = accounts.acme();

    assertThat(change(AccountsFixture.terms("gold"))).isEqualTo(new TenantChange.UnknownPlan());

    assertThat(tenant()).isEqualTo(before);
  }

  @Test
  void a_tenant_that_is_leaving_cannot_be_changed() {
    accounts.tenantStore.create(TestAccounts.tenant("acme", "pro", Status.LEAVING));

    assertThat(change(AccountsFixture.terms("free"))).isEqualTo(new TenantChange.Leaving());
    assertThat(accounts.suspendTenant().suspend(AccountsFixture.ACME))
        .isEqualTo(new TenantChange.Leaving());
    assertThat(accounts.suspendTenant().resume(AccountsFixture.ACME))
        .isEqualTo(new TenantChange.Leaving());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void store_and_gateway_say_the_same_plan_whichever_step_fails(boolean isCarriedOut) {
    for (int step = 1; step <= 3; step++) {
      var broken = new AccountsFixture();
      var before = broken.acme();
      broken.fail(new FailingCalls(step, isCarriedOut));

      assertThatThrownBy(
              () ->
                  broken.changeTenant().change(AccountsFixture.ACME, AccountsFixture.terms("free")))
          .isInstanceOf(DependencyFailure.Transient.class);

      var stored = broken.tenantStore.find(AccountsFixture.ACME).orElseThrow().plan();
      assertThat(broken.gatewayKeys.all())
          .as("step " + step)
          .containsEntry(before.usageIdentifier(), stored);
    }
  }

  @Test
  void suspends_and_resumes_and_may_be_told_twice() {
    accounts.acme();
    var suspend = accounts.suspendTenant();

    for (int i = 0; i < 2; i++) {
      assertThat(suspend.suspend(AccountsFixture.ACME)).isInstanceOf(TenantChange.Changed.class);
      assertThat(tenant().status()).isEqualTo(Status.SUSPENDED);
    }
    for (int i = 0; i < 2; i++) {
      assertThat(suspend.resume(AccountsFixture.ACME)).isInstanceOf(TenantChange.Changed.class);
      assertThat(tenant().status()).isEqualTo(Status.ACTIVE);
    }
  }

  @Test
  void the_operator_is_never_suspended() {
    accounts.bootstrap().run();

    assertThat(accounts.suspendTenant().suspend(TenantId.OPERATOR))
        .isEqualTo(new TenantChange.OperatorStays());

    assertThat(accounts.tenantStore.find(TenantId.OPERATOR).orElseThrow().status())
        .isEqualTo(Status.ACTIVE);
  }

  private TenantChange change(TenantTerms terms) {
    return accounts.changeTenant().change(AccountsFixture.ACME, terms);
  }

  private Tenant tenant() {
    return accounts.tenantStore.find(AccountsFixture.ACME).orElseThrow();
  }
}
