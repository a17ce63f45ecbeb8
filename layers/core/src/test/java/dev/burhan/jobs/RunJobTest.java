package dev.burhan.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryJobQueue;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.InMemoryRunningJobs;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RunJobTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final Outcome SUCCESS = Outcome.done(List.of(), Map.of("pages", 1));

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  private final InMemoryRunningJobs running = new InMemoryRunningJobs(clock);
  private final InMemoryJobQueue queue = new InMemoryJobQueue();
  private final InMemoryJobQueue deadLetters = new InMemoryJobQueue();
  private final List<String> log = new ArrayList<>();
  private RunJob.Admission admission = new RunJob.Admission(tenant -> true, 2);

  @Test
  void ends_a_job_with_what_its_work_came_to() {
    submit(JOB);

    run(step -> SUCCESS);

    assertThat(job().outcome()).contains(SUCCESS);
  }

  @Test
  void tells_of_the_end_before_it_is_recorded_and_clears_away_afterwards() {
    submit(JOB);

    run(step -> SUCCESS);

    assertThat(log).containsExactly("ending RUNNING", "ended SUCCEEDED");
  }

  @Test
  void records_each_step() {
    submit(JOB);

    run(
        step -> {
          step.at("embed", 16, 40);
          assertThat(job().progress()).isEqualTo(new Job.Progress("embed", 16, 40));
          return SUCCESS;
        });
  }

  @Test
  void does_nothing_with_a_job_that_is_over_or_never_was() {
    submit(JOB);
    run(step -> SUCCESS);

    run(RunJobTest::unwanted);
    run(new JobId("unknown"), RunJobTest::unwanted);
  }

  @Test
  void does_nothing_of_a_tenant_that_left_but_clear_away_what_came_with_the_message() {
    submit(JOB);
    admission = new RunJob.Admission(tenant -> !tenant.equals(ACME), 2);

    run(RunJobTest::unwanted);

    assertThat(log).containsExactly("ended SUBMITTED");
    assertThat(queue.sent()).isEmpty();
    assertThat(job().attempts()).isZero();
    assertThat(running.enter(ACME, new JobId("a"), 1, TIME)).isTrue();
  }

  @Test
  void comes_again_later_while_another_worker_has_the_job() {
    submit(JOB);
    jobs.claim(ACME, JOB, TIME);

    run(RunJobTest::unwanted);

    assertThat(queue.sent())
        .containsExactly(new InMemoryJobQueue.Sent(ACME, JOB, Duration.ofMinutes(1)));
  }

  @Test
  void a_tenant_with_all_its_places_taken_waits_with_a_message_of_its_own() {
    submit(JOB);
    running.enter(ACME, new JobId("a"), 2, TIME);
    running.enter(ACME, new JobId("b"), 2, TIME);

    run(RunJobTest::unwanted);

    assertThat(queue.sent())
        .containsExactly(new InMemoryJobQueue.Sent(ACME, JOB, Duration.ofSeconds(10)));
    assertThat(job().status()).isEqualTo(Status.SUBMITTED);
    assertThat(job().attempts()).isZero();
  }

  @Test
  void leaves_its_place_however_the_work_ends() {
    for (int i = 0; i < 5; i++) {
      var id = new JobId("job-" + i);
      submit(id);
      try {
        run(id, step -> fail(new DependencyFailure.Transient("busy", null)));
      } catch (DependencyFailure.Transient e) {
        run(id, step -> SUCCESS);
      }
    }

    assertThat(running.enter(ACME, new JobId("a"), 2, TIME)).isTrue();
    assertThat(running.enter(ACME, new JobId("b"), 2, TIME)).isTrue();
  }

  @Test
  void a_transient_failure_gives_the_job_back() {
    submit(JOB);
    var failure = new DependencyFailure.Transient("throttled", null);

    assertThatThrownBy(() -> run(step -> fail(failure))).isSameAs(failure);

    assertThat(job().status()).isEqualTo(Status.SUBMITTED);
    assertThat(log).isEmpty();
    run(step -> SUCCESS);
    assertThat(job().status()).isEqualTo(Status.SUCCEEDED);
  }

  /**
   * Such as a disk that is full: nobody foresaw it, and the tenant must hear of it all the same.
   */
  @Test
  void a_failure_nobody_foresaw_counts_as_an_attempt() {
    submit(JOB);
    var failure = new IllegalStateException("a defect");
    for (int i = 0; i < RunJob.ATTEMPTS_MAX; i++) {
      assertThatThrownBy(() -> run(step -> fail(failure))).isSameAs(failure);
      assertThat(job().status()).isEqualTo(Status.SUBMITTED);
    }

    run(RunJobTest::unwanted);

    assertThat(job().reasons()).extracting(Reason::code).containsExactly("retries_exhausted");
  }

  @Test
  void what_a_job_left_that_was_cancelled_while_it_waited_is_cleared_away() {
    submit(JOB);
    jobs.cancel(ACME, JOB, new Reason("cancelled", "Cancelled."));

    run(RunJobTest::unwanted);

    assertThat(log).containsExactly("ended CANCELLED");
  }

  @Test
  void a_permanent_failure_ends_the_job_without_telling_its_inside() {
    submit(JOB);
    var failure = new DependencyFailure.Permanent("secret inside", null);

    assertThatThrownBy(() -> run(step -> fail(failure))).isSameAs(failure);

    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(job().outcome().toString()).doesNotContain("secret");
    assertThat(log).containsExactly("ending RUNNING", "ended FAILED");
  }

  @Test
  void a_job_tried_too_often_fails_and_keeps_what_it_needs_to_be_reopened() {
    submit(JOB);
    for (int i = 0; i < RunJob.ATTEMPTS_MAX; i++) {
      assertThatThrownBy(() -> run(step -> fail(new DependencyFailure.Transient("busy", null))))
          .isInstanceOf(DependencyFailure.Transient.class);
    }

    run(RunJobTest::unwanted);

    assertThat(job().status()).isEqualTo(Status.FAILED);
    assertThat(job().reasons()).extracting(Reason::code).containsExactly("retries_exhausted");
    assertThat(log).containsExactly("ending RUNNING");
    assertThat(deadLetters.sent())
        .containsExactly(new InMemoryJobQueue.Sent(ACME, JOB, Duration.ZERO));
    assertThat(jobs.reopen(ACME, JOB, RunJob.RETRIES_EXHAUSTED)).isTrue();
    run(step -> SUCCESS);
    assertThat(job().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void a_cancelled_job_stops_its_work_at_the_next_step() {
    submit(JOB);

    run(
        step -> {
          step.at("parse", 0, 1);
          jobs.cancel(ACME, JOB, new Reason("cancelled", "Cancelled."));
          step.at("embed", 0, 1);
          throw new AssertionError("went on");
        });

    assertThat(job().status()).isEqualTo(Status.CANCELLED);
    assertThat(log).containsExactly("ended CANCELLED");
  }

  @Test
  void a_worker_that_was_overtaken_stops_and_does_not_spoil_the_other() {
    submit(JOB);

    run(
        step -> {
          clock.advance(TIME.plusSeconds(6));
          run(other -> SUCCESS);
          step.at("store", 0, 1);
          throw new AssertionError("went on");
        });

    assertThat(job().outcome()).contains(SUCCESS);
    assertThat(job().attempts()).isEqualTo(2);
  }

  @Test
  void a_worker_that_dies_leaves_the_job_to_the_delivery_after_its_lease() {
    submit(JOB);

    assertThatThrownBy(() -> run(step -> fail(new OutOfMemoryError("died"))))
        .isInstanceOf(OutOfMemoryError.class);

    // The lease outlives the worker's own deadline.
    clock.advance(TIME.plusSeconds(4));
    run(RunJobTest::unwanted);
    clock.advance(Duration.ofSeconds(2));
    run(step -> SUCCESS);
    assertThat(job().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void what_cannot_be_cleared_away_does_not_spoil_a_success() {
    submit(JOB);
    var work =
        new Work() {
          @Override
          public Outcome run(TenantId tenant, Job job, Step step, Deadline deadline) {
            return SUCCESS;
          }

          @Override
          public void ended(TenantId tenant, JobId job, Deadline deadline) {
            throw new DependencyFailure.Transient("busy", null);
          }
        };

    runner().run(ACME, JOB, Deadline.in(TIME, clock), work);
    assertThat(job().status()).isEqualTo(Status.SUCCEEDED);
  }

  private void run(Function<Step, Outcome> work) {
    run(JOB, work);
  }

  private void run(JobId id, Function<Step, Outcome> work) {
    runner()
        .run(
            ACME,
            id,
            Deadline.in(TIME, clock),
            new Work() {
              @Override
              public Outcome run(TenantId tenant, Job job, Step step, Deadline deadline) {
                return work.apply(step);
              }

              @Override
              public void ended(TenantId tenant, JobId job, Deadline deadline) {
                log.add("ended " + jobs.find(tenant, job).orElseThrow().status());
              }
            });
  }

  private RunJob runner() {
    JobEvents events =
        (tenant, job) -> log.add("ending " + jobs.find(tenant, job).orElseThrow().status());
    return new RunJob(jobs, running, new RunJob.Queues(queue, deadLetters), events, admission);
  }

  private void submit(JobId id) {
    jobs.create(ACME, Job.submitted(id, "lease", clock.instant()));
  }

  private Job job() {
    return jobs.find(ACME, JOB).orElseThrow();
  }

  private static Outcome unwanted(Step step) {
    throw new AssertionError("must not work");
  }

  private static Outcome fail(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
