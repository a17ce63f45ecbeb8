package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.CancelJob.Result;
import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore.Claim;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CancelJobTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");
  private static final DocumentId LEASE = new DocumentId("lease");

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  private final List<JobId> told = new ArrayList<>();

  @Test
  void a_job_that_waits_is_cancelled_and_stores_nothing() {
    submit();

    var result = cancel(ACME, JOB);

    assertThat(result).isInstanceOf(Result.Cancelled.class);
    assertThat(jobs.find(ACME, JOB).orElseThrow().status()).isEqualTo(Status.CANCELLED);
    assertThat(save()).isEqualTo(new Standing.Withdrawn());
    assertThat(told).containsExactly(JOB);
  }

  @Test
  void a_job_under_way_is_cancelled_and_stores_nothing() {
    submit();
    jobs.claim(ACME, JOB, Duration.ofMinutes(1));

    assertThat(cancel(ACME, JOB)).isInstanceOf(Result.Cancelled.class);
    assertThat(save()).isEqualTo(new Standing.Withdrawn());
  }

  @Test
  void cancelling_twice_is_harmless() {
    submit();
    cancel(ACME, JOB);

    assertThat(cancel(ACME, JOB)).isInstanceOf(Result.Cancelled.class);
    assertThat(told).hasSize(1);
  }

  @Test
  void it_is_too_late_once_the_document_is_stored_though_the_job_has_not_ended() {
    submit();
    jobs.claim(ACME, JOB, Duration.ofMinutes(1));
    save();

    assertThat(cancel(ACME, JOB)).isInstanceOf(Result.TooLate.class);
    assertThat(jobs.find(ACME, JOB).orElseThrow().status()).isEqualTo(Status.RUNNING);
    assertThat(told).isEmpty();
  }

  @Test
  void it_is_too_late_for_a_job_that_has_ended() {
    submit();
    var lease = ((Claim.Taken) jobs.claim(ACME, JOB, Duration.ofMinutes(1))).lease();
    jobs.finish(ACME, lease, Outcome.done(List.of(), Map.of()));

    assertThat(cancel(ACME, JOB)).isInstanceOf(Result.TooLate.class);
    assertThat(jobs.find(ACME, JOB).orElseThrow().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void nobody_cancels_another_tenants_job_or_one_that_never_was() {
    submit();

    assertThat(cancel(new TenantId("globex"), JOB)).isEqualTo(new Result.Unknown());
    assertThat(cancel(ACME, new JobId("unknown"))).isEqualTo(new Result.Unknown());
    assertThat(documents.standing(ACME, JOB, deadline)).isEqualTo(new Standing.Open());
  }

  private Result cancel(TenantId tenant, JobId job) {
    return new CancelJob(jobs, documents, (t, id) -> told.add(id)).cancel(tenant, job, deadline);
  }

  private void submit() {
    jobs.create(ACME, Job.submitted(JOB, LEASE.value(), clock.instant()));
    documents.announce(ACME, JOB, LEASE, deadline);
  }

  private Standing save() {
    return documents.save(ACME, JOB, TestDocuments.plain("lease", "text"), deadline);
  }
}
