package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IngestDocument;
import dev.burhan.documents.NewDocument;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerTest {

  private static final JobId FIRST = new JobId("job-1");
  private static final JobId SECOND = new JobId("job-2");

  private final DocumentsFixture function = new DocumentsFixture();
  private final SQSEvent event = Events.read(SQSEvent.class, "/events/jobs.json");

  @Test
  void ingests_what_was_submitted() {
    submit(FIRST, "The tenant may end the lease.");
    submit(SECOND, "The rent is due on the first day.");

    assertThat(failed(work(function.ingest))).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.SUCCEEDED);
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void is_done_with_a_job_that_never_was() {
    assertThat(failed(work(function.ingest))).isEmpty();
  }

  @Test
  void is_done_with_a_job_that_has_ended() {
    submit(FIRST, "a word");
    work(function.ingest);

    assertThat(failed(work(function.ingest))).isEmpty();
  }

  @Test
  void is_done_with_a_job_whose_text_has_expired() {
    submit(FIRST, "a word");
    function.inbox.expireAll();

    assertThat(failed(work(function.ingest))).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.FAILED);
  }

  @Test
  void wants_a_job_again_that_another_worker_has() {
    submit(FIRST, "a word");
    function.jobs.claim(DocumentsFixture.ACME, FIRST, Duration.ofMinutes(1));

    assertThat(failed(work(function.ingest))).containsExactly("message-1");
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

    assertThat(failed(work(function.ingest))).containsExactly("message-1");
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void reports_a_message_without_a_body_and_goes_on() {
    submit(SECOND, "a word");
    event.getRecords().getFirst().setBody(null);

    assertThat(failed(work(function.ingest))).containsExactly("message-1");
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void wants_a_job_again_after_a_transient_failure_and_gives_it_back() {
    submit(FIRST, "broken encoder");
    submit(SECOND, "a word");

    var response = work(failingOn("broken", new DependencyFailure.Transient("busy", null)));

    assertThat(failed(response)).containsExactly("message-1");
    assertThat(status(FIRST)).isEqualTo(Status.SUBMITTED);
    assertThat(status(SECOND)).isEqualTo(Status.SUCCEEDED);
    assertThat(failed(work(function.ingest))).isEmpty();
    assertThat(status(FIRST)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void ends_a_job_at_a_permanent_failure() {
    submit(FIRST, "broken encoder");

    var response = work(failingOn("broken", new DependencyFailure.Permanent("no model", null)));

    assertThat(failed(response)).containsExactly("message-1");
    assertThat(status(FIRST)).isEqualTo(Status.FAILED);
    assertThat(failed(work(function.ingest))).isEmpty();
  }

  @Test
  void wants_its_jobs_again_when_no_time_is_left() {
    submit(FIRST, "a word");
    var worker = new WorkerHandler(function.ingest, function.clock);

    var response = worker.handleRequest(event, new TestContext(1_500));

    assertThat(failed(response)).containsExactly("message-1");
    assertThat(status(FIRST)).isEqualTo(Status.SUBMITTED);
  }

  @Test
  void never_logs_title_text_or_message() {
    submit(FIRST, "broken confidential");
    event.getRecords().getLast().setBody("confidential body");
    try (var log = new CapturedLog()) {
      work(failingOn("broken", new DependencyFailure.Transient("busy", null)));

      assertThat(log.lines("batch")).hasSize(1);
      assertThat(log.lines("message failed")).hasSize(1);
      assertThat(log.text()).doesNotContain("confidential", "Title of it");
    }
  }

  private SQSBatchResponse work(IngestDocument ingest) {
    return new WorkerHandler(ingest, function.clock).handleRequest(event, new TestContext(300_000));
  }

  private void submit(JobId id, String text) {
    var document =
        new NewDocument(
            new DocumentId("of-" + id), "Title of it", MediaType.PLAIN, Language.ENGLISH, text);
    function.inbox.put(DocumentsFixture.ACME, id, document);
    function.jobs.create(
        DocumentsFixture.ACME, Job.submitted(id, document.id().value(), function.clock.instant()));
  }

  private Status status(JobId id) {
    return function.jobs.find(DocumentsFixture.ACME, id).orElseThrow().status();
  }

  private static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private IngestDocument failingOn(String word, RuntimeException failure) {
    return new IngestDocument(
        function.jobs,
        function.inbox,
        new Chunker(Chunker.Limits.DEFAULT),
        new FailingEmbedder(function.embedder, word, failure),
        function.documents);
  }

  /** Fails on passages that hold a word. */
  private record FailingEmbedder(Embedder embedder, String word, RuntimeException failure)
      implements Embedder {

    @Override
    public Encoder encoder() {
      return embedder.encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      return embedder.embedQuestion(question, deadline);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
      if (passages.stream().anyMatch(passage -> passage.contains(word))) {
        throw failure;
      }
      return embedder.embedPassages(passages, deadline);
    }
  }
}
