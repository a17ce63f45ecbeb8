package dev.burhan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.testing.TestAccounts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlansTest {

  @Test
  void own_limits_go_before_those_of_the_plan() {
    var plain = TestAccounts.tenant("acme");
    var own =
        new Tenant(
            plain.id(),
            plain.name(),
            plain.plan(),
            Status.ACTIVE,
            Optional.of(TestAccounts.limits(7)),
            WeakAnswers.FLAG,
            plain.usageIdentifier(),
            plain.createdAt());

    assertThat(TestAccounts.PLANS.limits(plain)).isEqualTo(TestAccounts.limits(10_000));
    assertThat(TestAccounts.PLANS.limits(own)).isEqualTo(TestAccounts.limits(7));
  }

  @Test
  void a_plan_that_is_no_longer_sold_limits_nobody_by_accident() {
    var tenant = TestAccounts.tenant("acme", "gold", Status.ACTIVE);

    assertThatIllegalStateException().isThrownBy(() -> TestAccounts.PLANS.limits(tenant));
  }

  @Test
  void plans_have_names_of_their_own() {
    var plan = TestAccounts.PLANS.all().getFirst();

    assertThatIllegalArgumentException().isThrownBy(() -> new Plans(List.of(plan, plan)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plans(List.of()));
  }
}
