package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.accounts.GatewayKeys;
import dev.burhan.tenancy.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link GatewayKeys} does; the plans are those of {@link TestAccounts}. */
public interface GatewayKeysContract {

  GatewayKeys gateway();

  @Test
  default void knows_an_identifier_in_its_plan() {
    var tenant = new TenantId(TestAccounts.newTenant());
    var identifier = newIdentifier();
    assertThat(gateway().plan(tenant, identifier)).isEmpty();

    gateway().assign(tenant, identifier, "free");

    assertThat(gateway().plan(tenant, identifier)).contains("free");
  }

  @Test
  default void assigning_again_changes_nothing() {
    var tenant = new TenantId(TestAccounts.newTenant());
    var identifier = newIdentifier();

    gateway().assign(tenant, identifier, "pro");
    gateway().assign(tenant, identifier, "pro");

    assertThat(gateway().plan(tenant, identifier)).contains("pro");
    gateway().remove(tenant, identifier);
    assertThat(gateway().plan(tenant, identifier)).isEmpty();
  }

  @Test
  default void moves_an_identifier_to_another_plan_and_back() {
    var tenant = new TenantId(TestAccounts.newTenant());
    var identifier = newIdentifier();
    gateway().assign(tenant, identifier, "free");

    gateway().assign(tenant, identifier, "pro");
    assertThat(gateway().plan(tenant, identifier)).contains("pro");
    gateway().assign(tenant, identifier, "free");

    assertThat(gateway().plan(tenant, identifier)).contains("free");
  }

  @Test
  default void removing_what_is_not_known_is_without_effect() {
    var tenant = new TenantId(TestAccounts.newTenant());
    var kept = newIdentifier();
    gateway().assign(tenant, kept, "pro");

    gateway().remove(tenant, newIdentifier());

    assertThat(gateway().plan(tenant, kept)).contains("pro");
  }

  @Test
  default void never_returns_or_removes_another_tenants_identifier() {
    var name = TestAccounts.newTenant();
    var ours = new TenantId(name);
    var theirs = new TenantId(name + "-2");
    var identifiers = new String[] {newIdentifier(), newIdentifier()};
    gateway().assign(ours, identifiers[0], "free");
    gateway().assign(theirs, identifiers[1], "pro");

    gateway().remove(ours, identifiers[0]);

    assertThat(gateway().plan(ours, identifiers[0])).isEmpty();
    assertThat(gateway().plan(theirs, identifiers[1])).contains("pro");
  }

  private static String newIdentifier() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
