package dev.burhan.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.DeadLetters.Subject;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.RedriveJobs.Report;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryDeadLetters;
import dev.burhan.testing.InMemoryJobQueue;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RedriveJobsTest {

  private static final TenantId ACME = new TenantId("acme");

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  private final InMemoryJobQueue queue = new InMemoryJobQueue();
  private final InMemoryDeadLetters letters = new InMemoryDeadLetters();
  private final List<String> told = new ArrayList<>();

  @Test
  void sends_a_job_that_was_tried_in_vain_to_the_workers_as_if_new() {
    var job = ended("job-1", Outcome.failed(new Reason(RunJob.RETRIES_EXHAUSTED, "Tried.")));
    letters.add(job);

    assertThat(run()).isEqualTo(new Report(1, 0, 0));

    assertThat(status(job)).isEqualTo(Status.SUBMITTED);
    assertThat(queue.sent()).extracting(InMemoryJobQueue.Sent::job).containsExactly(job.job());
    assertThat(letters.take()).isEmpty();
    assertThat(told).containsExactly("job-1 RETRIED");
  }

  @Test
  void sends_a_job_that_never_ended() {
    var job = submitted("job-1");
    letters.add(job);

    assertThat(run()).isEqualTo(new Report(1, 0, 0));

    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void removes_letters_about_jobs_that_need_no_work() {
    letters.add(ended("succeeded", Outcome.done(List.of(), Map.of())));
    letters.add(ended("refused", Outcome.failed(new Reason("pdf_encrypted", "It is encrypted."))));
    letters.add(ended("cancelled", Outcome.cancelled(new Reason("cancelled", "Cancelled."))));
    letters.add(new Subject(ACME, new JobId("expired")));

    assertThat(run()).isEqualTo(new Report(0, 4, 0));

    assertThat(queue.sent()).isEmpty();
    assertThat(run()).isEqualTo(new Report(0, 0, 0));
  }

  @Test
  void leaves_what_nobody_can_read_for_a_person() {
    letters.add();

    assertThat(run()).isEqualTo(new Report(0, 0, 1));
    assertThat(run()).isEqualTo(new Report(0, 0, 1));
  }

  @Test
  void a_letter_about_several_jobs_is_removed_once_all_are_dealt_with() {
    letters.add(submitted("a"), ended("b", Outcome.done(List.of(), Map.of())), submitted("c"));

    assertThat(run()).isEqualTo(new Report(2, 1, 0));

    assertThat(queue.sent()).hasSize(2);
  }

  @Test
  void looking_changes_nothing() {
    var job = ended("job-1", Outcome.failed(new Reason(RunJob.RETRIES_EXHAUSTED, "Tried.")));
    letters.add(job);

    assertThat(redrive(queue).look(this::told)).isEqualTo(new Report(1, 0, 0));

    assertThat(status(job)).isEqualTo(Status.FAILED);
    assertThat(queue.sent()).isEmpty();
    assertThat(run()).isEqualTo(new Report(1, 0, 0));
  }

  @Test
  void a_run_that_breaks_off_can_be_repeated() {
    var job = ended("job-1", Outcome.failed(new Reason(RunJob.RETRIES_EXHAUSTED, "Tried.")));
    letters.add(job);
    JobQueue broken =
        (tenant, id, delay) -> {
          throw new DependencyFailure.Transient("busy", null);
        };
    assertThatThrownBy(() -> redrive(broken).run(this::told))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(run()).isEqualTo(new Report(1, 0, 0));

    assertThat(queue.sent()).hasSize(1);
    assertThat(status(job)).isEqualTo(Status.SUBMITTED);
  }

  @Test
  void goes_through_more_letters_than_come_at_a_time() {
    for (int i = 0; i < 35; i++) {
      letters.add(submitted("job-" + i));
    }

    assertThat(run()).isEqualTo(new Report(35, 0, 0));
  }

  private Report run() {
    return redrive(queue).run(this::told);
  }

  private RedriveJobs redrive(JobQueue to) {
    return new RedriveJobs(letters, jobs, to);
  }

  private void told(Subject subject, RedriveJobs.Fate fate) {
    told.add(subject.job().value() + " " + fate);
  }

  private Subject submitted(String id) {
    var job = new JobId(id);
    jobs.create(ACME, Job.submitted(job, "lease", clock.instant()));
    return new Subject(ACME, job);
  }

  private Subject ended(String id, Outcome outcome) {
    var subject = submitted(id);
    var claim = jobs.claim(ACME, subject.job(), Duration.ofMinutes(1));
    jobs.finish(ACME, ((JobStore.Claim.Taken) claim).lease(), outcome);
    return subject;
  }

  private Status status(Subject subject) {
    return jobs.find(ACME, subject.job()).orElseThrow().status();
  }
}
