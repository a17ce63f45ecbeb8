package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitTest {

  private final DocumentsFixture function = new DocumentsFixture();

  @Test
  void accepts_a_document_and_names_its_job() {
    var response = function.send(Events.proxy("/events/submit.json"));

    assertThat(response.getStatusCode()).isEqualTo(202);
    Golden.check("/golden/submitted.json", response.getBody());
    assertThat(function.queue.sent()).singleElement().extracting("tenant.value").isEqualTo("acme");
  }

  @Test
  void puts_what_was_sent_where_the_worker_finds_it() {
    function.submit(
        """
        {"document_id": "a", "title": "عقد", "media_type": "text/plain", "language": "fr", "text": "x\\r\\ny 😀"}
        """);

    var document =
        function
            .inbox
            .find(DocumentsFixture.ACME, function.queue.sent().getFirst().job())
            .orElseThrow();
    assertThat(document.id().value()).isEqualTo("a");
    assertThat(document.title()).isEqualTo("عقد");
    assertThat(document.mediaType()).isEqualTo(MediaType.PLAIN);
    assertThat(document.language()).isEqualTo(new Language("fr"));
    assertThat(document.text()).isEqualTo("x\r\ny 😀");
  }

  @ParameterizedTest
  @CsvSource({"مدة العقد سنتان,ar", "The term is two years,en"})
  void tells_the_language_where_none_is_given(String text, String language) {
    function.submit("{\"title\":\"T\",\"text\":\"" + text + "\",\"language\":null}");

    assertThat(function.inbox.find(DocumentsFixture.ACME, function.queue.sent().getFirst().job()))
        .get()
        .extracting("language.code")
        .isEqualTo(language);
  }

  @Test
  void has_nothing_to_do_for_the_same_document() {
    function.send(Events.proxy("/events/submit.json"));
    function.work();

    var response = function.send(Events.proxy("/events/submit.json"));

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/unchanged.json", response.getBody());
    assertThat(function.queue.sent()).hasSize(1);
  }

  @Test
  void names_a_document_without_an_id_by_title_and_text() {
    var first = id("{\"title\":\"T\",\"text\":\"one word\"}");

    assertThat(id("{\"title\":\"T\",\"text\":\"one word\"}")).isEqualTo(first);
    assertThat(id("{\"title\":\"U\",\"text\":\"one word\"}")).isNotEqualTo(first);
    assertThat(id("{\"title\":\"T\",\"text\":\"two words\"}")).isNotEqualTo(first);
    assertThat(first).startsWith("doc-");
  }

  @Test
  void never_gives_one_id_to_two_documents_whose_title_and_text_join_alike() {
    var first = id("{\"title\":\"a\\nb\",\"text\":\"c\"}");
    var second = id("{\"title\":\"a\",\"text\":\"b\\nc\"}");

    assertThat(first).isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\\n\\n", "§ …", "?!", "\\u200f", "---", "\\ud83d\\ude00"})
  void cannot_process_a_document_without_words(String text) {
    var response = function.submit("{\"title\":\"T\",\"text\":\"" + text + "\"}");

    assertThat(response.getStatusCode()).isEqualTo(422);
    assertThat(DocumentsFixture.body(response).path("field").asText()).isEqualTo("text");
    assertThat(function.queue.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\".hidden\"",
        "\"-a\"",
        "\"a b\"",
        "\"a/b\"",
        "\"../a\"",
        "\"a\\u0000\"",
        "\"a\\n\"",
        "\"عقد\"",
        "\"a\\ud800\"",
        "5",
        "{}",
      })
  void refuses_an_id(String id) {
    assertInvalid(
        "{\"document_id\":" + id + ",\"title\":\"T\",\"text\":\"a word\"}", "document_id");
  }

  @Test
  void refuses_an_id_of_101_characters_and_takes_100() {
    var body = "{\"document_id\":\"%s\",\"title\":\"T\",\"text\":\"a word\"}";

    assertInvalid(body.formatted("a".repeat(101)), "document_id");
    assertThat(function.submit(body.formatted("a".repeat(100))).getStatusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\" \\t\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "5",
        "[\"T\"]",
      })
  void refuses_a_title(String title) {
    assertInvalid("{\"title\":" + title + ",\"text\":\"a word\"}", "title");
  }

  @Test
  void refuses_a_title_of_301_characters_and_takes_300() {
    var body = "{\"title\":\"%s\",\"text\":\"a word\"}";

    assertInvalid(body.formatted("x".repeat(301)), "title");
    assertThat(function.submit(body.formatted("x".repeat(300))).getStatusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"text/html\"",
        "\"TEXT/PLAIN\"",
        "\"text/plain; charset=utf-8\"",
        "\"MARKDOWN\"",
        "5",
      })
  void refuses_a_media_type(String mediaType) {
    assertInvalid(
        "{\"title\":\"T\",\"text\":\"a word\",\"media_type\":" + mediaType + "}", "media_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"EN\"", "\"eng\"", "\"e\"", "\"en-GB\"", "\"en\\n\"", "5"})
  void refuses_a_language(String language) {
    assertInvalid(
        "{\"title\":\"T\",\"text\":\"a word\",\"language\":" + language + "}", "language");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"a word\\u0000\"",
        "\"a word \\ud800\"",
        "\"a word \\udc00 more\"",
        "5",
        "[\"a word\"]",
      })
  void refuses_a_text(String text) {
    assertInvalid("{\"title\":\"T\",\"text\":" + text + "}", "text");
  }

  @Test
  void refuses_a_text_beyond_two_million_characters_and_takes_as_many() {
    var body = "{\"title\":\"T\",\"text\":\"%s\"}";

    assertInvalid(body.formatted("x".repeat(2_000_001)), "text");
    assertThat(function.submit(body.formatted("x".repeat(2_000_000))).getStatusCode())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "tenant_id", "documentId", "url", "job_id"})
  void refuses_an_unknown_field(String field) {
    assertInvalid("{\"title\":\"T\",\"text\":\"a word\",\"" + field + "\":\"globex\"}", field);
  }

  @Test
  void stores_nothing_of_what_it_refuses() {
    function.submit("{\"title\":\"T\",\"text\":\"a word\\u0000\"}");

    assertThat(function.queue.sent()).isEmpty();
    assertThat(
            function.jobs.find(
                DocumentsFixture.ACME, new JobId("00000000-0000-0000-0000-000000000001")))
        .isEmpty();
  }

  @Test
  void forbids_a_key_for_questions_alone() {
    var event = Events.proxy("/events/submit.json");
    event.getRequestContext().setAuthorizer(Map.of("tenant", "acme", "scopes", "query"));

    assertThat(function.send(event).getStatusCode()).isEqualTo(403);
  }

  @Test
  void never_logs_title_or_text() {
    try (var log = new CapturedLog()) {
      function.send(Events.proxy("/events/submit.json"));
      function.submit("{\"title\":\"Lease\",\"text\":\"thirty days\\u0000\"}");
      function.submit("{\"title\":\"Lease\",\"thirty\":\"days\"}");
      function.work();

      assertThat(log.lines("request")).hasSize(3);
      assertThat(log.text())
          .contains("POST /documents", "tenant=acme")
          .doesNotContain("Lease", "thirty", "days", "the-secret-of-the-key");
    }
  }

  private String id(String body) {
    return DocumentsFixture.body(function.submit(body)).path("document_id").asText();
  }

  private void assertInvalid(String body, String field) {
    APIGatewayProxyResponseEvent response = function.submit(body);
    var problem = DocumentsFixture.body(response);
    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(problem.path("type").asText()).isEqualTo("urn:burhan:problem:invalid-request");
    assertThat(problem.path("field").asText()).isEqualTo(field);
  }
}
