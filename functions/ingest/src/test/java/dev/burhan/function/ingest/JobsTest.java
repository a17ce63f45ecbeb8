package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    function.jobs.claim(DocumentsFixture.ACME, JOB, Duration.ofMinutes(1));
    function.jobs.progress(DocumentsFixture.ACME, JOB, "embed", 16, 40);

    var response = function.send(Events.proxy("/events/job.json"));

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/job.json", response.getBody());
  }

  @Test
  void tells_why_a_job_failed() {
    function.send(Events.proxy("/events/submit.json"));
    var failure = new Job.Failure("input_expired", "The text is no longer there. Send it again.");
    function.jobs.finish(DocumentsFixture.ACME, JOB, Optional.of(failure));

    Golden.check(
        "/golden/failed-job.json", function.send(Events.proxy("/events/job.json")).getBody());
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
