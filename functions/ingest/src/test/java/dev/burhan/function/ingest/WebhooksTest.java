package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.jobs.JobId;
import dev.burhan.webhooks.WebhookDelivery.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook configured, and its messages asked for again. */
final class WebhooksTest {

  private static final String URL = "https://hooks.example.com/burhan?token=confidential";
  private static final JobId JOB = new JobId("00000000-0000-0000-0000-000000000001");

  private final DocumentsFixture function = new DocumentsFixture();

  @Test
  void shows_the_secret_once() {
    var set = DocumentsFixture.body(set(URL));

    assertThat(set.path("url").asText()).isEqualTo(URL);
    assertThat(set.path("secret").asText()).startsWith("whsec_");
    var found = DocumentsFixture.body(function.send(webhook("GET")));
    assertThat(found.path("url").asText()).isEqualTo(URL);
    assertThat(found.path("secret").isNull()).isTrue();
  }

  @Test
  void setting_it_again_makes_another_secret() {
    var first = DocumentsFixture.body(set(URL)).path("secret");

    assertThat(DocumentsFixture.body(set(URL)).path("secret")).isNotEqualTo(first);
  }

  @Test
  void there_is_none_until_it_is_set_and_none_after_it_was_removed() {
    assertThat(function.send(webhook("GET")).getStatusCode()).isEqualTo(404);
    set(URL);

    assertThat(function.send(webhook("DELETE")).getStatusCode()).isEqualTo(200);

    assertThat(function.send(webhook("GET")).getStatusCode()).isEqualTo(404);
    assertThat(function.send(webhook("DELETE")).getStatusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.com",
        "http://hooks.example.com",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://user:secret@hooks.example.com/",
        "https://hooks.example.com:25/",
        "file:///etc/passwd"
      })
  void refuses_a_url_and_keeps_the_one_there_was(String url) {
    set(URL);

    var response = set(url);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(DocumentsFixture.body(response).path("field").asText()).isEqualTo("url");
    assertThat(DocumentsFixture.body(function.send(webhook("GET"))).path("url").asText())
        .isEqualTo(URL);
  }

  @Test
  void never_shows_a_foreign_webhook() {
    set(URL);

    assertThat(function.send(Events.from("globex", webhook("GET"))).getStatusCode()).isEqualTo(404);
  }

  @Test
  void the_end_of_a_job_is_queued_for_a_tenant_with_a_webhook() {
    function.store("acme", "a", "a word");
    assertThat(function.webhookQueue.sent()).isEmpty();
    set(URL);

    function.store("acme", "b", "a word");

    assertThat(function.webhookQueue.sent()).hasSize(1);
  }

  @Test
  void a_message_is_sent_again_on_demand() {
    set(URL);
    function.store("acme", "lease-2026", "a word");
    var job = function.queue.sent().getLast().job();

    var response = function.send(delivery("POST", job));

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(function.webhookQueue.sent()).hasSize(2);
    var report = DocumentsFixture.body(function.send(delivery("GET", job)));
    assertThat(report.at("/delivery/status").asText()).isEqualTo("pending");
    assertThat(function.webhookLog.find(DocumentsFixture.ACME, job).orElseThrow().state())
        .isEqualTo(State.PENDING);
  }

  @Test
  void there_is_no_delivery_before_the_first_attempt() {
    function.store("acme", "lease-2026", "a word");
    var job = function.queue.sent().getLast().job();

    var report = DocumentsFixture.body(function.send(delivery("GET", job)));

    assertThat(report.path("delivery").isNull()).isTrue();
  }

  @Test
  void nothing_is_sent_again_of_a_job_that_has_not_ended() {
    set(URL);
    function.send(Events.proxy("/events/submit.json"));
    var job = function.queue.sent().getLast().job();

    var response = function.send(delivery("POST", job));

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(DocumentsFixture.body(response).path("type").asText()).endsWith(":job-not-ended");
  }

  @Test
  void nothing_is_sent_again_where_there_is_no_webhook_or_no_such_job() {
    assertThat(function.send(delivery("POST", JOB)).getStatusCode()).isEqualTo(404);
    assertThat(function.send(delivery("GET", JOB)).getStatusCode()).isEqualTo(404);
    function.store("acme", "lease-2026", "a word");
    var job = function.queue.sent().getLast().job();

    assertThat(function.send(delivery("POST", job)).getStatusCode()).isEqualTo(404);
    assertThat(function.send(Events.from("globex", delivery("GET", job))).getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void never_logs_url_or_secret() {
    try (var log = new CapturedLog()) {
      var secret = DocumentsFixture.body(set(URL)).path("secret").asText();
      set("https://user:confidential@hooks.example.com/");

      assertThat(log.lines("request")).hasSize(2);
      assertThat(log.text()).doesNotContain("confidential", "hooks.example.com", secret);
    }
  }

  private APIGatewayProxyResponseEvent set(String url) {
    return function.send(webhook("PUT").withBody("{\"url\":\"" + url + "\"}"));
  }

  private static APIGatewayProxyRequestEvent webhook(String method) {
    return DocumentsFixture.event(method, "/webhook", "/events/list.json");
  }

  private static APIGatewayProxyRequestEvent delivery(String method, JobId job) {
    return DocumentsFixture.event(method, "/jobs/{job_id}/webhook", "/events/job.json")
        .withPathParameters(java.util.Map.of("job_id", job.value()));
  }
}
