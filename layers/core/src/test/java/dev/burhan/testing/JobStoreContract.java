package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.jobs.JobStore.Claim;
import dev.burhan.jobs.JobStore.Lease;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

  Job.Progress EMBEDDING = new Job.Progress("embed", 16, 40);
  Job.Reason WHY = new Job.Reason("no_words", "The document holds no words.");
  Job.Outcome SUCCESS = Job.Outcome.done(List.of(), Map.of("pages", 2, "passages", 40));

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
    jobs().cancel(ACME, id, WHY);
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
    var lease = claimed(id);
    var before = found(id);

    assertThat(jobs().progress(GLOBEX, lease, EMBEDDING)).isFalse();
    jobs().release(GLOBEX, lease);
    assertThat(jobs().finish(GLOBEX, lease, SUCCESS)).isFalse();
    jobs().cancel(GLOBEX, id, WHY);

    assertThat(found(id)).isEqualTo(before);
    assertThat(jobs().find(GLOBEX, id)).isEmpty();
  }

  @Test
  default void never_reopens_another_tenants_job() {
    var id = created();
    jobs().finish(ACME, claimed(id), Job.Outcome.failed(WHY));

    assertThat(jobs().reopen(GLOBEX, id, WHY.code())).isFalse();
    assertThat(found(id).status()).isEqualTo(Status.FAILED);
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
    var id = created();
    claimed(id);
    clock().advance(LEASE);

    var claim = jobs().claim(ACME, id, LEASE);

    assertThat(claim).isEqualTo(new Claim.Busy());
    assertThat(found(id).attempts()).isEqualTo(1);
  }

  @Test
  default void a_lease_that_has_ended_can_be_taken_by_another() {
    var id = created();
    claimed(id);
    clock().advance(PAST_LEASE);

    var second = jobs().claim(ACME, id, LEASE);
    var third = jobs().claim(ACME, id, LEASE);

    assertThat(second).isInstanceOf(Claim.Taken.class);
    assertThat(third).isEqualTo(new Claim.Busy());
    assertThat(found(id).attempts()).isEqualTo(2);
  }

  @Test
  default void a_worker_whose_lease_another_has_taken_changes_nothing() {
    var id = created();
    var first = claimed(id);
    clock().advance(PAST_LEASE);
    var second = claimed(id);
    var before = found(id);

    assertThat(jobs().progress(ACME, first, EMBEDDING)).isFalse();
    jobs().release(ACME, first);
    assertThat(jobs().finish(ACME, first, Job.Outcome.failed(WHY))).isFalse();

    assertThat(found(id)).isEqualTo(before);
    assertThat(jobs().finish(ACME, second, SUCCESS)).isTrue();
  }

  @Test
  default void a_worker_that_gave_its_job_back_changes_nothing() {
    var id = created();
    var lease = claimed(id);
    jobs().release(ACME, lease);
    var before = found(id);

    assertThat(jobs().progress(ACME, lease, EMBEDDING)).isFalse();
    assertThat(jobs().finish(ACME, lease, SUCCESS)).isFalse();

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  default void progress_does_not_renew_the_lease() {
    var id = created();
    var lease = claimed(id);
    clock().advance(LEASE);
    assertThat(jobs().progress(ACME, lease, EMBEDDING)).isTrue();
    clock().advance(Duration.ofMillis(1));

    assertThat(jobs().claim(ACME, id, LEASE)).isInstanceOf(Claim.Taken.class);
  }

  @Test
  default void a_released_job_can_be_taken_at_once() {
    var id = created();

    jobs().release(ACME, claimed(id));

    assertThat(found(id).status()).isEqualTo(Status.SUBMITTED);
    assertThat(jobs().claim(ACME, id, LEASE)).isInstanceOf(Claim.Taken.class);
    assertThat(found(id).attempts()).isEqualTo(2);
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
    var id = created();
    var lease = claimed(id);
    clock().advance(Duration.ofSeconds(2));

    assertThat(jobs().progress(ACME, lease, EMBEDDING)).isTrue();

    var job = found(id);
    assertThat(job.status()).isEqualTo(Status.RUNNING);
    assertThat(job.progress()).isEqualTo(EMBEDDING);
    assertThat(job.updatedAt()).isEqualTo(clock().instant());
  }

  @Test
  default void no_write_makes_a_job_that_never_was() {
    var id = newId();
    var lease = new Lease(id, 1);

    assertThat(jobs().progress(ACME, lease, EMBEDDING)).isFalse();
    jobs().release(ACME, lease);
    assertThat(jobs().finish(ACME, lease, SUCCESS)).isFalse();
    jobs().cancel(ACME, id, WHY);
    assertThat(jobs().reopen(ACME, id, WHY.code())).isFalse();

    assertThat(jobs().find(ACME, id)).isEmpty();
  }

  @Test
  default void a_job_ends_with_its_outcome() {
    for (var outcome :
        List.of(
            SUCCESS,
            Job.Outcome.done(List.of(WHY, new Job.Reason("b", "B ‘é’.")), Map.of("pages", 3)),
            Job.Outcome.failed(WHY),
            Job.Outcome.cancelled(WHY))) {
      var id = created();
      var lease = claimed(id);
      clock().advance(Duration.ofSeconds(3));

      assertThat(jobs().finish(ACME, lease, outcome)).isTrue();

      assertThat(found(id).status()).isEqualTo(outcome.status());
      assertThat(found(id).outcome()).contains(outcome);
      assertThat(found(id).updatedAt()).isEqualTo(clock().instant());
    }
  }

  @Test
  default void an_ended_job_is_never_claimed_again() {
    var succeeded = created();
    var failed = created();
    jobs().finish(ACME, claimed(succeeded), SUCCESS);
    jobs().finish(ACME, claimed(failed), Job.Outcome.failed(WHY));
    clock().advance(PAST_LEASE);

    assertThat(jobs().claim(ACME, succeeded, LEASE)).isEqualTo(new Claim.Over());
    assertThat(jobs().claim(ACME, failed, LEASE)).isEqualTo(new Claim.Over());
  }

  @Test
  default void nothing_changes_a_job_that_has_ended() {
    var id = created();
    var lease = claimed(id);
    jobs().finish(ACME, lease, SUCCESS);
    var before = found(id);
    clock().advance(Duration.ofSeconds(1));

    assertThat(jobs().progress(ACME, lease, EMBEDDING)).isFalse();
    jobs().release(ACME, lease);
    assertThat(jobs().finish(ACME, lease, Job.Outcome.failed(WHY))).isFalse();
    jobs().cancel(ACME, id, WHY);

    assertThat(found(id)).isEqualTo(before);
  }

  @Test
  default void a_job_that_waits_can_be_cancelled() {
    var id = created();
    clock().advance(Duration.ofSeconds(1));

    jobs().cancel(ACME, id, WHY);

    assertThat(found(id).outcome()).contains(Job.Outcome.cancelled(WHY));
    assertThat(found(id).updatedAt()).isEqualTo(clock().instant());
    assertThat(jobs().claim(ACME, id, LEASE)).isEqualTo(new Claim.Over());
  }

  @Test
  default void a_job_cancelled_under_its_worker_stops_it() {
    var id = created();
    var lease = claimed(id);

    jobs().cancel(ACME, id, WHY);

    assertThat(jobs().progress(ACME, lease, EMBEDDING)).isFalse();
    assertThat(jobs().finish(ACME, lease, SUCCESS)).isFalse();
    assertThat(found(id).status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  default void a_job_that_failed_for_a_reason_can_be_reopened_for_it() {
    var id = created();
    jobs().release(ACME, claimed(id));
    jobs().finish(ACME, claimed(id), Job.Outcome.failed(WHY));

    assertThat(jobs().reopen(ACME, id, "another")).isFalse();
    assertThat(jobs().reopen(ACME, id, WHY.code())).isTrue();
    assertThat(jobs().reopen(ACME, id, WHY.code())).isFalse();

    assertThat(found(id).status()).isEqualTo(Status.SUBMITTED);
    assertThat(found(id).outcome()).isEmpty();
    assertThat(found(id).attempts()).isZero();
    assertThat(jobs().claim(ACME, id, LEASE)).isInstanceOf(Claim.Taken.class);
  }

  @Test
  default void a_job_that_did_not_fail_is_not_reopened() {
    var cancelled = created();
    jobs().cancel(ACME, cancelled, WHY);

    assertThat(jobs().reopen(ACME, cancelled, WHY.code())).isFalse();
    assertThat(jobs().reopen(ACME, created(), WHY.code())).isFalse();
    assertThat(found(cancelled).status()).isEqualTo(Status.CANCELLED);
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

  private Lease claimed(JobId id) {
    return ((Claim.Taken) jobs().claim(ACME, id, LEASE)).lease();
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
