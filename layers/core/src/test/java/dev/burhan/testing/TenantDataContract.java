package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link TenantData} does. Tenants are new in each test, so it may be kept. */
public interface TenantDataContract {

  TenantData data();

  /** Keeps as many things of a tenant, each of which is counted. */
  void put(TenantId tenant, int number);

  /** More than are deleted at once. */
  default int many() {
    return 60;
  }

  static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(5), Clock.systemUTC());
  }

  static TenantId newTenant() {
    return new TenantId("t-" + UUID.randomUUID().toString().substring(0, 20));
  }

  @Test
  default void deletes_only_this_tenants_data() {
    var ours = newTenant();
    // What begins like ours is not ours.
    var theirs = new TenantId(ours + "-two");
    put(ours, many());
    put(theirs, 2);
    long ofOthers = count(theirs);
    assertThat(count(ours)).isGreaterThanOrEqualTo(many());
    assertThat(ofOthers).isPositive();

    data().delete(ours, deadline());

    assertThat(count(ours)).isZero();
    assertThat(count(theirs)).isEqualTo(ofOthers);
  }

  @Test
  default void deleting_again_finds_nothing() {
    var tenant = newTenant();
    put(tenant, 1);
    data().delete(tenant, deadline());

    data().delete(tenant, deadline());

    assertThat(count(tenant)).isZero();
  }

  @Test
  default void of_a_tenant_that_never_was_there_is_nothing() {
    var tenant = newTenant();

    assertThat(count(tenant)).isZero();
    data().delete(tenant, deadline());
  }

  @Test
  default void what_is_put_after_a_delete_is_there() {
    var tenant = newTenant();
    put(tenant, 1);
    data().delete(tenant, deadline());

    put(tenant, 2);

    assertThat(count(tenant)).isPositive();
  }

  @Test
  default void without_time_it_deletes_nothing_and_says_so() {
    var tenant = newTenant();
    put(tenant, 2);
    long before = count(tenant);

    assertThatThrownBy(() -> data().delete(tenant, Deadline.in(Duration.ZERO, Clock.systemUTC())))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(count(tenant)).isEqualTo(before);
    data().delete(tenant, deadline());
    assertThat(count(tenant)).isZero();
  }

  private long count(TenantId tenant) {
    return data().count(tenant, deadline());
  }
}
