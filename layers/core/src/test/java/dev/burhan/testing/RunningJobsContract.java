package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunningJobs;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Says what every {@link RunningJobs} does. Tenants are new in each test, so it may be kept. */
public interface RunningJobsContract {

  Duration TIME = Duration.ofMinutes(5);
  JobId A = new JobId("a");
  JobId B = new JobId("b");
  JobId C = new JobId("c");

  RunningJobs running();

  /** The clock it reads. */
  SettableClock clock();

  static TenantId newTenant() {
    return new TenantId("t-" + UUID.randomUUID());
  }

  @Test
  default void lets_as_many_in_as_a_tenant_may_run() {
    var tenant = newTenant();

    assertThat(running().enter(tenant, A, 2, TIME)).isTrue();
    assertThat(running().enter(tenant, B, 2, TIME)).isTrue();
    assertThat(running().enter(tenant, C, 2, TIME)).isFalse();
  }

  @Test
  default void lets_a_job_in_again_that_is_in() {
    var tenant = newTenant();
    running().enter(tenant, A, 1, TIME);

    assertThat(running().enter(tenant, A, 1, TIME)).isTrue();
  }

  @Test
  default void a_job_that_leaves_makes_room() {
    var tenant = newTenant();
    running().enter(tenant, A, 1, TIME);

    running().leave(tenant, A);
    running().leave(tenant, A);

    assertThat(running().enter(tenant, B, 1, TIME)).isTrue();
    assertThat(running().enter(tenant, C, 1, TIME)).isFalse();
  }

  @Test
  default void a_job_that_never_left_is_out_when_its_time_has_passed() {
    var tenant = newTenant();
    running().enter(tenant, A, 1, TIME);
    clock().advance(TIME);
    assertThat(running().enter(tenant, B, 1, TIME)).isFalse();

    clock().advance(Duration.ofMillis(1));

    assertThat(running().enter(tenant, B, 1, TIME)).isTrue();
  }

  @Test
  default void entering_again_renews_the_time() {
    var tenant = newTenant();
    running().enter(tenant, A, 1, TIME);
    clock().advance(TIME);
    running().enter(tenant, A, 1, TIME);
    clock().advance(TIME);

    assertThat(running().enter(tenant, B, 1, TIME)).isFalse();
  }

  @Test
  default void never_counts_another_tenants_jobs() {
    var ours = newTenant();
    var theirs = newTenant();
    running().enter(ours, A, 1, TIME);

    assertThat(running().enter(theirs, A, 1, TIME)).isTrue();
    running().leave(theirs, A);
    assertThat(running().enter(ours, B, 1, TIME)).isFalse();
  }

  @Test
  default void of_eight_at_once_exactly_three_come_in() throws Exception {
    var tenant = newTenant();
    var start = new CyclicBarrier(8);
    var all = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      var job = new JobId("job-" + i);
      all.add(
          () -> {
            start.await();
            return running().enter(tenant, job, 3, TIME);
          });
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      var entered = threads.invokeAll(all).stream().map(Future::resultNow).toList();

      assertThat(entered).filteredOn(Boolean::booleanValue).hasSize(3);
    }
  }
}
