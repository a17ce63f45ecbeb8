package dev.burhan.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.DependencyFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QueryTest {

  private final QueryFixture function = new QueryFixture();

  @Test
  void answers_with_a_citation() {
    var response = function.send(Events.proxy("/events/query.json"));

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/grounded.json", response.getBody());
  }

  @Test
  void says_that_there_is_no_evidence() {
    var response = function.query("{\"question\":\"quantum chromodynamics\"}");

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/no-evidence.json", response.getBody());
  }

  @Test
  void has_no_evidence_for_a_tenant_without_documents() {
    var response = function.send(Events.from("initech", Events.proxy("/events/query.json")));

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(ApiContract.json(response.getBody()).path("outcome").asText())
        .isEqualTo("no_evidence");
  }

  @Test
  void never_answers_from_another_tenants_documents() {
    var event =
        Events.proxy("/events/query.json")
            .withHeaders(Map.of("tenant", "globex", "x-tenant-id", "globex"))
            .withBody("{\"question\":\"When does the confidential merger close?\"}");

    var response = function.send(event);

    assertThat(response.getBody()).doesNotContain("June", "secret", "confidential");
  }

  @Test
  void takes_a_tenant_in_the_body_for_an_unknown_field() {
    var response = function.query("{\"question\":\"merger\",\"tenant\":\"globex\"}");

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(ApiContract.json(response.getBody()).path("field").asText()).isEqualTo("tenant");
  }

  @Test
  void understands_a_question_by_the_one_before() {
    var response =
        function.query(
            "{\"question\":\"And when is it due?\",\"history\":[\"How high is the rent?\"]}");

    assertThat(ApiContract.json(response.getBody()).at("/citations/0/quote").asText())
        .isEqualTo("The rent is due on the first day of the month.");
  }

  @Test
  void quotes_what_stands_at_the_span() {
    var body = ApiContract.json(function.send(Events.proxy("/events/query.json")).getBody());
    var citation = body.at("/citations/0");

    var text =
        """
        The tenant must give thirty days of notice before the lease ends.
        The rent is due on the first day of the month.
        The landlord keeps the roof dry and gives notice of works on the roof.""";
    int start = text.offsetByCodePoints(0, citation.path("start").asInt());
    int end = text.offsetByCodePoints(0, citation.path("end").asInt());
    assertThat(citation.path("quote").asText()).isEqualTo(text.substring(start, end));
  }

  @Test
  void forbids_a_key_for_documents_alone() {
    var event = Events.proxy("/events/query.json");
    event.getRequestContext().setAuthorizer(Map.of("tenant", "acme", "scopes", "ingest"));

    assertThat(function.send(event).getStatusCode()).isEqualTo(403);
  }

  @Test
  void asks_to_try_again_when_the_index_is_busy() {
    var handler =
        function.handler(
            (tenant, search, deadline) -> {
              throw new DependencyFailure.Transient("pool is empty", null);
            });

    var response = handler.handleRequest(Events.proxy("/events/query.json"), TestContext.FRESH);

    ApiContract.check(Events.proxy("/events/query.json"), response);
    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeaders()).containsKey("Retry-After");
  }

  @Test
  void asks_to_try_again_when_no_time_is_left() {
    var event = Events.proxy("/events/query.json");

    var response = function.handler().handleRequest(event, new TestContext(499));

    ApiContract.check(event, response);
    assertThat(response.getStatusCode()).isEqualTo(503);
  }

  @Test
  void fails_without_detail_when_the_index_is_broken() {
    var handler =
        function.handler(
            (tenant, search, deadline) -> {
              throw new DependencyFailure.Permanent("column embedding is missing", null);
            });

    var response = handler.handleRequest(Events.proxy("/events/query.json"), TestContext.FRESH);

    ApiContract.check(Events.proxy("/events/query.json"), response);
    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getBody()).doesNotContain("column", "embedding", "Failure");
  }

  @Test
  void its_log_line_counts_what_was_taken_out_and_what_it_took() {
    try (var log = new CapturedLog()) {
      function.send(Events.proxy("/events/query.json"));

      assertThat(log.lines("request").getFirst().toString())
          .contains(
              "citations_rejected",
              "markup_removed",
              "input_tokens",
              "output_tokens",
              "stage_search_ms");
    }
  }

  @Test
  void withholds_weak_answers_where_the_authorizer_says_so_and_knows_no_third_way() {
    var event = Events.proxy("/events/query.json");
    event
        .getRequestContext()
        .setAuthorizer(Map.of("tenant", "acme", "scopes", "query", "weak_answers", "abstain"));
    assertThat(function.send(event).getStatusCode()).isEqualTo(200);

    event
        .getRequestContext()
        .setAuthorizer(Map.of("tenant", "acme", "scopes", "query", "weak_answers", "maybe"));
    assertThat(function.send(event).getStatusCode()).isEqualTo(500);
  }

  @Test
  void never_logs_question_history_answer_or_key() {
    try (var log = new CapturedLog()) {
      function.query(
          "{\"question\":\"How many days of notice?\",\"history\":[\"a private matter\"]}");
      function.query("{\"question\":\"!?\"}");
      function.query("{\"qestion\":\"a private matter\"}");
      function.retrieve("{\"question\":\"thirty days\"}");

      assertThat(log.lines("request")).hasSize(4);
      assertThat(log.text())
          .contains("POST /query", "tenant=acme")
          .doesNotContain(
              "notice", "private", "thirty", "days", "qestion", "Lease", "the-secret-of-the-key");
    }
  }
}
