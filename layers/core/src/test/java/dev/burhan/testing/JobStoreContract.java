package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.jobs.JobStore.Claim;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Says what every {@link JobStore} does. Ids are new in each test, so a store may be kept. */
public interface JobStoreContract {

  Duration LEASE = Duration.ofMinutes(5);
  Duration PAST_LEASE = LEASE.plusMillis(1);
  TenantId ACME = new TenantId("acme");
  TenantId GLOBEX = new TenantId("globex");

  JobStore jobs();

  /** The clock the store reads. */
  SettableClock clock();

  @Test
  default void finds_a_created_job_as_it_was() {
    var job = Job.submitted(newId(), "lease-2024", clock().instant());

    jobs().create(ACME, job);

    assertThat(jobs().find(ACME, job.id())).contains(job);
  }

  @Test
  default void finds_nothing_that_never_was() {
    assertThat(jobs().find(ACME, newId())).isEmpty();
  }

  @Test
  default void creating_a_job_again_leaves_it_as_it_is() {
    var id = created();
    jobs().finish(ACME, id, Optional.empty());
    var before = found(id);

    jobs().create(ACME, Job.submitted(id, "another", clock().instant()));

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  default void never_returns_another_tenants_job() {
    var id = created();

    var found = jobs().find(GLOBEX, id);
    var claim = jobs().claim(GLOBEX, id, LEASE);

    assertThat(found).isEmpty();
    assertThat(claim).isEqualTo(new Claim.Over());
  }

  @Test
  default void never_changes_another_tenants_job() {
    var id = created();
    var before = found(id);

    jobs().progress(GLOBEX, id, "embed", 1, 2);
    jobs().release(GLOBEX, id);
    jobs().finish(GLOBEX, id, Optional.empty());

    assertThat(found(id)).isEqualTo(before);
    assertThat(jobs().find(GLOBEX, id)).isEmpty();
  }

  @Test
  default void a_submitted_job_can_be_taken() {
    var id = created();
    clock().advance(Duration.ofSeconds(1));

    var claim = jobs().claim(ACME, id, LEASE);

    assertThat(claim).isEqualTo(new Claim.Taken(found(id)));
    assertThat(found(id).status()).isEqualTo(Status.RUNNING);
    assertThat(found(id).updatedAt()).isEqualTo(clock().instant());
  }

  @Test
  default void a_taken_job_is_busy_until_its_lease_ends() {
    var id = claimed();
    clock().advance(LEASE);

    var claim = jobs().claim(ACME, id, LEASE);

    assertThat(claim).isEqualTo(new Claim.Busy());
  }

  @Test
  default void a_lease_that_has_ended_can_be_taken_by_another() {
    var id = claimed();
    clock().advance(PAST_LEASE);

    var second = jobs().claim(ACME, id, LEASE);
    var third = jobs().claim(ACME, id, LEASE);

    assertThat(second).isInstanceOf(Claim.Taken.class);
    assertThat(third).isEqualTo(new Claim.Busy());
  }

  @Test
  default void progress_does_not_renew_the_lease() {
    var id = claimed();
    clock().advance(LEASE);
    jobs().progress(ACME, id, "embed", 16, 40);
    clock().advance(Duration.ofMillis(1));

    var claim = jobs().claim(ACME, id, LEASE);

    assertThat(claim).isInstanceOf(Claim.Taken.class);
  }

  @Test
  default void a_released_job_can_be_taken_at_once() {
    var id = claimed();

    jobs().release(ACME, id);

    assertThat(found(id).status()).isEqualTo(Status.SUBMITTED);
    assertThat(jobs().claim(ACME, id, LEASE)).isInstanceOf(Claim.Taken.class);
  }

  @Test
  default void a_job_that_never_was_is_over() {
    var id = newId();

    var claim = jobs().claim(ACME, id, LEASE);

    assertThat(claim).isEqualTo(new Claim.Over());
    assertThat(jobs().find(ACME, id)).isEmpty();
  }

  @Test
  default void tells_how_far_the_work_is() {
    var id = claimed();
    clock().advance(Duration.ofSeconds(2));

    jobs().progress(ACME, id, "embed", 16, 40);

    var job = found(id);
    assertThat(job.status()).isEqualTo(Status.RUNNING);
    assertThat(job.stage()).isEqualTo("embed");
    assertThat(job.done()).isEqualTo(16);
    assertThat(job.total()).isEqualTo(40);
    assertThat(job.updatedAt()).isEqualTo(clock().instant());
  }

  @Test
  default void progress_release_and_end_of_a_job_that_never_was_make_none() {
    var id = newId();

    jobs().progress(ACME, id, "embed", 1, 2);
    jobs().release(ACME, id);
    jobs().finish(ACME, id, Optional.empty());

    assertThat(jobs().find(ACME, id)).isEmpty();
  }

  @Test
  default void a_job_ends_well() {
    var id = claimed();
    clock().advance(Duration.ofSeconds(3));

    jobs().finish(ACME, id, Optional.empty());

    assertThat(found(id).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(found(id).failure()).isEmpty();
    assertThat(found(id).updatedAt()).isEqualTo(clock().instant());
  }

  @Test
  default void a_job_that_fails_says_why() {
    var id = claimed();
    var failure = new Job.Failure("no_words", "The document holds no words.");

    jobs().finish(ACME, id, Optional.of(failure));

    assertThat(found(id).status()).isEqualTo(Status.FAILED);
    assertThat(found(id).failure()).contains(failure);
  }

  @Test
  default void an_ended_job_is_never_claimed_again() {
    var succeeded = claimed();
    var failed = claimed();
    jobs().finish(ACME, succeeded, Optional.empty());
    jobs().finish(ACME, failed, Optional.of(new Job.Failure("gone", "Gone.")));
    clock().advance(PAST_LEASE);

    assertThat(jobs().claim(ACME, succeeded, LEASE)).isEqualTo(new Claim.Over());
    assertThat(jobs().claim(ACME, failed, LEASE)).isEqualTo(new Claim.Over());
  }

  @Test
  default void progress_after_the_end_changes_nothing() {
    var id = ended();
    var before = found(id);
    clock().advance(Duration.ofSeconds(1));

    jobs().progress(ACME, id, "embed", 1, 2);

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  default void release_after_the_end_changes_nothing() {
    var id = ended();
    var before = found(id);
    clock().advance(Duration.ofSeconds(1));

    jobs().release(ACME, id);

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  default void a_job_ends_once() {
    var id = ended();
    var before = found(id);
    clock().advance(Duration.ofSeconds(1));

    jobs().finish(ACME, id, Optional.of(new Job.Failure("late", "Too late.")));

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  default void of_eight_claims_at_once_exactly_one_takes_it() throws Exception {
    var id = created();
    var start = new CyclicBarrier(8);
    Callable<Claim> claim =
        () -> {
          start.await();
          return jobs().claim(ACME, id, LEASE);
        };

    try (var threads = Executors.newFixedThreadPool(8)) {
      var claims =
          threads.invokeAll(Collections.nCopies(8, claim)).stream().map(Future::resultNow).toList();

      assertThat(claims).filteredOn(Claim.Taken.class::isInstance).hasSize(1);
      assertThat(claims).filteredOn(Claim.Busy.class::isInstance).hasSize(7);
    }
  }

  private JobId ended() {
    var id = claimed();
    jobs().finish(ACME, id, Optional.empty());
    return id;
  }

  private JobId claimed() {
    var id = created();
    assertThat(jobs().claim(ACME, id, LEASE)).isInstanceOf(Claim.Taken.class);
    return id;
  }

  private JobId created() {
    var id = newId();
    jobs().create(ACME, Job.submitted(id, "lease-2024", clock().instant()));
    return id;
  }

  private Job found(JobId id) {
    return jobs().find(ACME, id).orElseThrow();
  }

  private static JobId newId() {
    return new JobId(UUID.randomUUID().toString());
  }
}
