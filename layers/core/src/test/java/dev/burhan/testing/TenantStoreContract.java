package dev.burhan.testing;

import static dev.burhan.testing.TestAccounts.newTenant;
import static dev.burhan.testing.TestAccounts.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says what every {@link TenantStore} does. Tenants are new in each test. */
public interface TenantStoreContract {

  TenantStore tenants();

  @Test
  default void finds_a_created_tenant_as_it_was() {
    var plain = tenant(newTenant());
    var special =
        new Tenant(
            new TenantId(newTenant()),
            "شركة البرهان",
            "whole",
            Status.SUSPENDED,
            Optional.of(TestAccounts.limits(7)),
            WeakAnswers.ABSTAIN,
            "another-usage-identifier",
            TestAccounts.MADE_AT);

    assertThat(tenants().create(plain)).isTrue();
    assertThat(tenants().create(special)).isTrue();

    assertThat(tenants().find(plain.id())).contains(plain);
    assertThat(tenants().find(special.id())).contains(special);
    assertThat(tenants().find(new TenantId(newTenant()))).isEmpty();
  }

  @Test
  default void an_id_is_taken_once_and_the_very_same_tenant_may_come_again() {
    var first = tenant(newTenant(), "pro", Status.ACTIVE);
    tenants().create(first);

    assertThat(tenants().create(tenant(first.id().value(), "free", Status.ACTIVE))).isFalse();
    assertThat(tenants().create(first)).isTrue();

    assertThat(tenants().find(first.id())).contains(first);
  }

  @Test
  default void replaces_a_tenant_that_is_as_it_was_known() {
    var known = tenant(newTenant());
    tenants().create(known);
    var changed = limited(known);

    assertThat(tenants().replace(known, changed)).isTrue();
    assertThat(tenants().find(known.id())).contains(changed);
    assertThat(tenants().replace(changed, known)).isTrue();
    assertThat(tenants().find(known.id())).contains(known);
  }

  @Test
  default void of_two_changes_at_once_the_second_is_told() {
    var known = tenant(newTenant());
    tenants().create(known);
    var first = limited(known);
    tenants().replace(known, first);

    var second = tenant(known.id().value(), "free", Status.ACTIVE);

    assertThat(tenants().replace(known, second)).isFalse();
    assertThat(tenants().replace(known, first)).as("the same change again").isTrue();
    assertThat(tenants().find(known.id())).contains(first);
  }

  @Test
  default void a_tenant_that_is_not_there_cannot_be_replaced() {
    var known = tenant(newTenant());

    assertThat(tenants().replace(known, limited(known))).isFalse();

    assertThat(tenants().find(known.id())).isEmpty();
  }

  @Test
  default void removes_a_tenant_that_is_as_it_was_known_alone() {
    var known = tenant(newTenant());
    tenants().create(known);

    assertThat(tenants().remove(limited(known))).isFalse();
    assertThat(tenants().find(known.id())).contains(known);
    assertThat(tenants().remove(known)).isTrue();
    assertThat(tenants().find(known.id())).isEmpty();
    assertThat(tenants().remove(known)).isFalse();
  }

  @Test
  default void lists_every_tenant_once_in_pages() {
    var created = new ArrayList<Tenant>();
    for (int i = 0; i < 25; i++) {
      created.add(tenant(newTenant()));
      tenants().create(created.getLast());
    }

    var seen = new ArrayList<Tenant>();
    List<Tenant> page = tenants().list(Optional.empty(), 7);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(7);
      seen.addAll(page);
      page = tenants().list(Optional.of(page.getLast().id()), 7);
    }

    assertThat(seen).containsAll(created).doesNotHaveDuplicates();
  }

  private static Tenant limited(Tenant tenant) {
    return new Tenant(
        tenant.id(),
        tenant.name(),
        tenant.plan(),
        tenant.status(),
        Optional.of(TestAccounts.limits(3)),
        tenant.weakAnswers(),
        tenant.usageIdentifier(),
        tenant.createdAt());
  }
}
