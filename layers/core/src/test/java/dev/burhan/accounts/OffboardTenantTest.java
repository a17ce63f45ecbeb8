package dev.burhan.accounts;

import static dev.burhan.testing.TestAccounts.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.accounts.OffboardTenant.Result;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.FailingCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sees one of two tenants off. */
final class OffboardTenantTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");

  private final LeavingFixture house = new LeavingFixture();

  @BeforeEach
  void two_tenants_with_one_of_everything() {
    house.takeIn(ACME, 3);
    house.takeIn(GLOBEX, 2);
  }

  @Test
  void refuses_keys_at_once_and_deletes_before_anything_is_settled() {
    var result = house.offboard(ACME);

    assertThat(result)
        .isEqualTo(
            new Result.Unfinished(
                List.of(
                    new Erasure("jobs", 3, 0),
                    new Erasure("documents", 3, 0),
                    new Erasure("api_keys", 3, 3)),
                Optional.of(house.clock.instant().plus(LeavingFixture.SETTLING))));
    assertThat(house.tenants.find(ACME).orElseThrow().status()).isEqualTo(Status.LEAVING);
    assertThat(house.isLetIn(ACME)).isFalse();
    assertThat(house.isLetIn(GLOBEX)).isTrue();
  }

  @Test
  void forgets_the_tenant_once_nothing_more_can_come_in() {
    house.offboard(ACME);
    house.jobs.put(ACME, "of a request that was on its way");
    house.clock.advance(LeavingFixture.SETTLING);

    var result = house.offboard(ACME);

    assertThat(result)
        .isEqualTo(
            new Result.Gone(
                List.of(
                    new Erasure("jobs", 1, 0),
                    new Erasure("documents", 0, 0),
                    new Erasure("api_keys", 3, 0))));
    house.assertGone(ACME);
    house.assertUntouched(GLOBEX, 2);
  }

  @Test
  void calling_again_does_not_begin_to_wait_anew() {
    house.offboard(ACME);
    house.clock.advance(LeavingFixture.SETTLING.minusMillis(1));
    assertThat(house.offboard(ACME)).isInstanceOf(Result.Unfinished.class);
    house.clock.advance(Duration.ofMillis(1));

    assertThat(house.offboard(ACME)).isInstanceOf(Result.Gone.class);
  }

  @Test
  void a_key_that_had_expired_does_not_shorten_the_wait() {
    house.addKey(ACME, Optional.of(house.clock.instant().minus(Duration.ofDays(9))));
    house.clock.advance(Duration.ofHours(1));

    var result = (Result.Unfinished) house.offboard(ACME);

    assertThat(result.settledAt()).hasValue(house.clock.instant().plus(LeavingFixture.SETTLING));
  }

  @Test
  void a_tenant_without_a_key_need_not_wait() {
    house.takeIn(new TenantId("initech"), 0);

    assertThat(house.offboard(new TenantId("initech"))).isInstanceOf(Result.Gone.class);
  }

  @Test
  void a_tenant_that_is_gone_is_unknown() {
    house.offboard(ACME);
    house.clock.advance(LeavingFixture.SETTLING);
    house.offboard(ACME);

    assertThat(house.offboard(ACME)).isEqualTo(new Result.Unknown());
    assertThat(house.offboard(new TenantId("nobody"))).isEqualTo(new Result.Unknown());
  }

  @Test
  void what_is_found_of_a_tenant_that_is_gone_is_deleted_too() {
    house.documents.put(new TenantId("restored"), "from a copy of long ago");

    var result = house.offboard(new TenantId("restored"));

    assertThat(result)
        .isEqualTo(
            new Result.Gone(
                List.of(
                    new Erasure("jobs", 0, 0),
                    new Erasure("documents", 1, 0),
                    new Erasure("api_keys", 0, 0))));
    house.assertUntouched(GLOBEX, 2);
  }

  @Test
  void the_operator_stays() {
    house.takeIn(TenantId.OPERATOR, 1);

    assertThat(house.offboard(TenantId.OPERATOR)).isEqualTo(new Result.OperatorStays());
    assertThat(house.isLetIn(TenantId.OPERATOR)).isTrue();
    house.assertUntouched(TenantId.OPERATOR, 1);
  }

  @Test
  void a_suspended_tenant_can_leave() {
    house.tenants.create(tenant("hooli", "pro", Status.SUSPENDED));

    assertThat(house.offboard(new TenantId("hooli"))).isInstanceOf(Result.Gone.class);
  }

  @Test
  void no_key_can_be_made_for_a_tenant_that_leaves() {
    house.offboard(ACME);

    var created =
        house.createKey().create(ACME, new KeyTerms("late", Set.of(Scope.QUERY), Optional.empty()));

    assertThat(created).isInstanceOf(KeyCreation.TenantLeaving.class);
    assertThat(new SuspendTenant(house.tenants).resume(ACME))
        .isInstanceOf(TenantChange.Leaving.class);
  }

  @Test
  void a_tenant_without_time_is_told_what_is_left() {
    house.documents.takesTime(Duration.ofSeconds(11));

    var result = (Result.Unfinished) house.offboard(ACME, Duration.ofSeconds(29));

    assertThat(result.erasures()).contains(new Erasure("documents", 3, 1));
    assertThat(house.isLetIn(ACME)).isFalse();
    house.documents.takesTime(Duration.ZERO);
    house.clock.advance(LeavingFixture.SETTLING);
    assertThat(house.offboard(ACME)).isInstanceOf(Result.Gone.class);
  }

  /** Each call that is made fails in turn: on the first run, or on the last, before or after. */
  @ParameterizedTest
  @CsvSource({"0, false", "0, true", "1, false", "1, true"})
  void goes_on_after_a_failure_at_any_step(int runsBefore, boolean isAnswerLost) {
    int call = 1;
    while (true) {
      var house = new LeavingFixture();
      house.takeIn(ACME, 3);
      house.takeIn(GLOBEX, 2);
      repeat(runsBefore, house);
      house.calls = new FailingCalls(call, isAnswerLost);
      boolean hasFailed = !offboarded(house);
      house.calls = LeavingFixture.NO_FAILURE;
      assertThat(house.isLetIn(GLOBEX)).isTrue();
      house.assertUntouched(GLOBEX, 2);
      repeat(2, house);
      house.assertGone(ACME);
      house.assertUntouched(GLOBEX, 2);
      if (!hasFailed) {
        break;
      }
      call++;
    }
    assertThat(call).isGreaterThan(10);
  }

  private static void repeat(int times, LeavingFixture house) {
    for (int i = 0; i < times; i++) {
      house.offboard(ACME);
      house.clock.advance(LeavingFixture.SETTLING);
    }
  }

  private static boolean offboarded(LeavingFixture house) {
    try {
      house.offboard(ACME);
      return true;
    } catch (DependencyFailure.Transient e) {
      return false;
    }
  }

  @Test
  void a_failure_while_there_is_time_is_told() {
    house.calls = new FailingCalls(1, false);

    assertThatThrownBy(() -> house.offboard(ACME)).isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void its_keys_are_refused_though_everything_else_fails() {
    house.documents.isOut();

    assertThatThrownBy(() -> house.offboard(ACME)).isInstanceOf(DependencyFailure.Transient.class);

    assertThat(house.isLetIn(ACME)).isFalse();
    assertThat(house.authenticate(ACME)).isInstanceOf(AuthenticateKey.Result.Refused.class);
  }
}
