package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IndexUpkeep;
import dev.burhan.documents.MaintainIndex;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerTest {

  private static final JobId FIRST = new JobId("job-1");
  private static final JobId SECOND = new JobId("job-2");

  private final List<Duration> hidden = new ArrayList<>();
  private final List<TenantId> maintained = new ArrayList<>();
  private IndexUpkeep upkeep = (tenant, deadline) -> !maintained.add(tenant);
  private final DocumentsFixture function = new DocumentsFixture();
  private final SQSEvent event = Events.read(SQSEvent.class, "/events/jobs.json");

  @Test
  void ingests_what_was_submitted() {
    submit(FIRST, "The tenant may end the lease.");
    submit(SECOND, "The rent is due on the first day.");

    assertThat(failed(work())).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.SUCCEEDED);
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void does_what_is_due_in_the_index_after_each_job() {
    submit(FIRST, "a word");
    submit(SECOND, "another");

    work();

    assertThat(maintained).hasSize(event.getRecords().size()).containsOnly(DocumentsFixture.ACME);
  }

  @Test
  void an_index_that_cannot_be_kept_up_fails_no_job_and_shows_in_the_log() {
    submit(FIRST, "a word");
    upkeep =
        (tenant, deadline) -> {
          throw new DependencyFailure.Permanent("division by zero", null);
        };

    try (var log = new CapturedLog()) {
      assertThat(failed(work())).isEmpty();
      assertThat(log.lines("work aside failed")).isNotEmpty();
    }
    assertThat(status(FIRST)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void ingests_a_file_when_s3_tells_that_it_has_come() {
    function.ingest.upload(DocumentsFixture.ACME, FIRST, "a", "Rent is due.");
    event.setRecords(List.of(event.getRecords().getFirst()));
    event.getRecords().getFirst().setBody(Events.text("/events/upload-notice.json"));

    assertThat(failed(work())).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void a_file_that_comes_after_its_tenant_has_left_is_removed_unread() {
    function.ingest.upload(DocumentsFixture.ACME, FIRST, "a", "Rent is due.");
    function.admission = new RunJob.Admission(tenant -> !tenant.equals(DocumentsFixture.ACME), 4);
    event.setRecords(List.of(event.getRecords().getFirst()));
    event.getRecords().getFirst().setBody(Events.text("/events/upload-notice.json"));

    assertThat(failed(work())).isEmpty();
    var found =
        function.documents.find(
            DocumentsFixture.ACME, new DocumentId("a"), function.ingest.deadline());
    assertThat(found).isEmpty();
    assertThat(function.inbox.find(DocumentsFixture.ACME, FIRST)).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.SUBMITTED);
  }

  @Test
  void is_done_with_the_test_event_of_s3() {
    event.setRecords(List.of(event.getRecords().getFirst()));
    event.getRecords().getFirst().setBody("{\"Event\":\"s3:TestEvent\"}");

    assertThat(failed(work())).isEmpty();
  }

  @Test
  void a_file_that_never_came_fails_its_job() {
    function.ingest.upload(DocumentsFixture.ACME, FIRST, "a", "Rent is due.");
    function.uploads.remove(DocumentsFixture.ACME, FIRST);

    assertThat(failed(work())).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.FAILED);
  }

  @Test
  void is_done_with_a_job_that_never_was() {
    assertThat(failed(work())).isEmpty();
  }

  @Test
  void is_done_with_a_job_that_has_ended() {
    submit(FIRST, "a word");
    work();

    assertThat(failed(work())).isEmpty();
  }

  @Test
  void is_done_with_a_job_whose_text_has_expired() {
    submit(FIRST, "a word");
    function.inbox.expireAll();

    assertThat(failed(work())).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.FAILED);
  }

  @Test
  void looks_again_later_at_a_job_that_another_worker_has() {
    submit(FIRST, "a word");
    function.jobs.claim(DocumentsFixture.ACME, FIRST, Duration.ofMinutes(1));

    assertThat(failed(work())).isEmpty();
    assertThat(function.queue.sent().getLast().delay()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "job-1",
        "{}",
        "{\"tenant_id\":\"acme\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":5}",
        "{\"tenant_id\":\"acme\",\"job_id\":null}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"\"}",
        "{\"tenant_id\":\"../globex\",\"job_id\":\"job-1\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"job-1\",\"more\":\"x\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"job-1\"} {}",
      })
  void reports_a_message_nobody_can_read_and_goes_on(String body) {
    submit(SECOND, "a word");
    event.getRecords().getFirst().setBody(body);

    assertThat(failed(work())).containsExactly("message-1");
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void reports_a_message_without_a_body_and_goes_on() {
    submit(SECOND, "a word");
    event.getRecords().getFirst().setBody(null);

    assertThat(failed(work())).containsExactly("message-1");
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void wants_a_job_again_after_a_transient_failure_and_gives_it_back() {
    submit(FIRST, "broken encoder");
    submit(SECOND, "a word");

    var response = work(failingOn(FIRST, new DependencyFailure.Transient("busy", null)));

    assertThat(failed(response)).containsExactly("message-1");
    assertThat(status(FIRST)).isEqualTo(Status.SUBMITTED);
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
    assertThat(failed(work())).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void ends_a_job_at_a_permanent_failure() {
    submit(FIRST, "broken encoder");

    var response = work(failingOn(FIRST, new DependencyFailure.Permanent("no model", null)));

    assertThat(failed(response)).containsExactly("message-1");
    assertThat(status(FIRST)).isEqualTo(Status.FAILED);
    assertThat(failed(work())).isEmpty();
  }

  @Test
  void wants_its_jobs_again_when_no_time_is_left() {
    submit(FIRST, "a word");

    var response = worker(function.ingest.work()).handleRequest(event, new TestContext(1_500));

    assertThat(failed(response)).containsExactly("message-1");
    assertThat(status(FIRST)).isEqualTo(Status.SUBMITTED);
  }

  @Test
  void hides_a_message_that_failed_for_a_while() {
    submit(FIRST, "broken encoder");

    work(failingOn(FIRST, new DependencyFailure.Transient("busy", null)));

    assertThat(hidden).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void never_logs_title_text_or_message() {
    submit(FIRST, "broken confidential");
    event.getRecords().getLast().setBody("confidential body");
    try (var log = new CapturedLog()) {
      work(failingOn(FIRST, new DependencyFailure.Transient("busy", null)));

      assertThat(log.lines("batch")).hasSize(1);
      assertThat(log.lines("message failed")).hasSize(1);
      assertThat(log.text()).doesNotContain("confidential", "Title of it");
    }
  }

  private SQSBatchResponse work() {
    return work(function.ingest.work());
  }

  private SQSBatchResponse work(Work ingest) {
    return worker(ingest).handleRequest(event, new TestContext(300_000));
  }

  private WorkerHandler worker(Work ingest) {
    return new WorkerHandler(
        function.runner(),
        ingest,
        new MaintainIndex(upkeep, Duration.ofSeconds(5)),
        (receipt, time) -> hidden.add(time),
        function.clock,
        () -> {});
  }

  private void submit(JobId id, String text) {
    function.ingest.submit(
        DocumentsFixture.ACME,
        id,
        TestDocuments.submission("of-" + id, "Title of it", Language.ENGLISH, text));
  }

  private Status status(JobId id) {
    return function.jobs.find(DocumentsFixture.ACME, id).orElseThrow().status();
  }

  private static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }

  /** Fails on one job and does the others. */
  private Work failingOn(JobId id, RuntimeException failure) {
    var work = function.ingest.work();
    return (tenant, job, step, deadline) -> {
      if (job.id().equals(id)) {
        throw failure;
      }
      return work.run(tenant, job, step, deadline);
    };
  }
}
