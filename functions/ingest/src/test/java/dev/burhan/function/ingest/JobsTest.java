package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore.Claim;
import dev.burhan.jobs.JobStore.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where jobs stand. */
final class JobsTest {

  private static final JobId JOB = new JobId("00000000-0000-0000-0000-000000000001");

  private final DocumentsFixture function = new DocumentsFixture();

  @Test
  void tells_where_a_job_stands() {
    function.send(Events.proxy("/events/submit.json"));
    function.clock.advance(Duration.ofSeconds(3));
    var lease = claim();
    function.jobs.progress(DocumentsFixture.ACME, lease, new Job.Progress("embed", 16, 40));

    var response = function.send(Events.proxy("/events/job.json"));

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/job.json", response.getBody());
  }

  @Test
  void tells_why_a_job_failed() {
    function.send(Events.proxy("/events/submit.json"));
    var why = new Job.Reason("input_expired", "The content is no longer there. Send it again.");
    function.jobs.finish(DocumentsFixture.ACME, claim(), Job.Outcome.failed(why));

    Golden.check(
        "/golden/failed-job.json", function.send(Events.proxy("/events/job.json")).getBody());
  }

  @Test
  void tells_what_was_done_and_what_could_not_be() {
    function.send(Events.proxy("/events/submit.json"));
    var why =
        new Job.Reason("pages_need_ocr", "Some pages are pictures of text and were left out.");
    var figures = Map.of("pages", 4, "passages", 31, "embedded", 30, "reused", 1);
    function.jobs.finish(DocumentsFixture.ACME, claim(), Job.Outcome.done(List.of(why), figures));

    Golden.check(
        "/golden/partial-job.json", function.send(Events.proxy("/events/job.json")).getBody());
  }

  @Test
  void cancels_a_job_so_that_nothing_is_stored() {
    function.send(Events.proxy("/events/submit.json"));

    var response = function.send(cancel());
    function.work();

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(status()).isEqualTo("cancelled");
    assertThat(function.send(Events.proxy("/events/find.json")).getStatusCode()).isEqualTo(404);
    assertThat(function.send(cancel()).getStatusCode()).isEqualTo(200);
  }

  @Test
  void cannot_cancel_a_job_that_has_ended() {
    function.send(Events.proxy("/events/submit.json"));
    function.work();

    var response = function.send(cancel());

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(DocumentsFixture.body(response).path("type").asText()).endsWith(":job-ended");
    assertThat(status()).isEqualTo("succeeded");
  }

  @Test
  void nobody_cancels_a_foreign_job() {
    function.send(Events.proxy("/events/submit.json"));

    assertThat(function.send(Events.from("globex", cancel())).getStatusCode()).isEqualTo(404);
    assertThat(status()).isEqualTo("submitted");
  }

  private static APIGatewayProxyRequestEvent cancel() {
    return DocumentsFixture.event("DELETE", "/jobs/{job_id}", "/events/job.json");
  }

  private Lease claim() {
    var claim = function.jobs.claim(DocumentsFixture.ACME, JOB, Duration.ofMinutes(1));
    return ((Claim.Taken) claim).lease();
  }

  @Test
  void follows_a_job_to_its_end() {
    function.send(Events.proxy("/events/submit.json"));
    assertThat(status()).isEqualTo("submitted");

    function.work();

    assertThat(status()).isEqualTo("succeeded");
  }

  @Test
  void answers_alike_for_an_unknown_and_for_a_foreign_job() {
    var unknown = function.send(Events.proxy("/events/job.json"));
    function.send(Events.from("globex", Events.proxy("/events/submit.json")));

    var foreign = function.send(Events.proxy("/events/job.json"));

    assertThat(foreign.getStatusCode()).isEqualTo(404);
    assertThat(foreign.getBody()).isEqualTo(unknown.getBody());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a_b", "../a", "عقد", "a\0", "' or '1'='1"})
  void answers_alike_for_what_is_no_id(String id) {
    var unknown = function.send(Events.proxy("/events/job.json"));

    var response =
        function.send(Events.proxy("/events/job.json").withPathParameters(Map.of("job_id", id)));

    assertThat(response.getBody()).isEqualTo(unknown.getBody());
  }

  private String status() {
    return DocumentsFixture.body(function.send(Events.proxy("/events/job.json")))
        .path("status")
        .asText();
  }
}
