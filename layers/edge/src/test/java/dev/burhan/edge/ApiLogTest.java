package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.telemetry.Dimension;
import dev.burhan.telemetry.Metric;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApiLogTest {

  private static final String REQUEST_ID = "01234567-89ab-cdef-0123-456789abcdef";

  private final CapturedLog log = new CapturedLog();
  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void writes_one_line_for_an_answer() {
    api.send(
        request -> {
          api.clock.advance(Duration.ofMillis(42));
          return ApiResponse.ok("");
        });

    assertThat(log.lines("request"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("request_id", REQUEST_ID)
                    .containsEntry("tenant", "acme")
                    .containsEntry("route", new Dimension("POST /things"))
                    .containsEntry("status", 200)
                    .containsEntry("latency", Metric.millis(42))
                    .containsEntry("requests", Metric.count(1))
                    .containsEntry("client_errors", Metric.count(0))
                    .containsEntry("server_errors", Metric.count(0))
                    .containsEntry("throttled", Metric.count(0)));
    assertThat(log.text().lines()).hasSize(1);
  }

  @Test
  void carries_what_the_route_measured() {
    api.send(
        request ->
            ApiResponse.ok("")
                .measured(
                    Measures.NONE
                        .with("abstained", Metric.count(1))
                        .withStages(Map.of("search", 3.5))));

    assertThat(log.lines("request"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("abstained", Metric.count(1))
                    .containsEntry("stage_search_ms", Metric.millis(3.5)));
  }

  @Test
  void writes_one_line_for_a_problem() {
    api.event.setBody("{}}");

    api.sendThing();

    assertThat(log.lines("request")).singleElement().extracting("status").isEqualTo(400);
    assertThat(log.text().lines()).hasSize(1);
  }

  @Test
  void writes_one_line_more_for_a_failure_with_where_it_came_from() {
    api.send(
        request -> {
          throw new DependencyFailure.Permanent("no such table", null);
        });

    assertThat(log.lines("request")).singleElement().extracting("status").isEqualTo(500);
    assertThat(log.lines("request failed"))
        .containsExactly(
            Map.of(
                "request_id",
                REQUEST_ID,
                "tenant",
                "acme",
                "route",
                new Dimension("POST /things")));
    assertThat(log.text()).contains("no such table", "ApiLogTest");
  }

  @Test
  void says_that_there_was_no_tenant() {
    api.event.getRequestContext().setAuthorizer(null);

    api.sendThing();

    assertThat(log.lines("request")).singleElement().extracting("tenant").isEqualTo("none");
  }

  @Test
  void never_writes_key_headers_parameters_or_body() {
    api.event
        .withQueryStringParameters(Map.of("after", "confidential-parameter"))
        .withBody("{\"name\":\"confidential-name\",\"confidential-field\":1}");
    api.sendThing();
    api.event.setBody("{\"name\":\"confidential-name\"}");
    api.sendThing();
    api.event.setBody("{\"count\":\"confidential-count\"}");
    api.sendThing();
    api.event.setBody("confidential-text");
    api.sendThing();

    assertThat(log.lines("request")).hasSize(4);
    assertThat(log.text()).doesNotContain("confidential", "the-secret-of-the-key", "lamp");
  }
}
