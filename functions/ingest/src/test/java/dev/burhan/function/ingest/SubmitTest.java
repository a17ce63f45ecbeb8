package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.documents.Uploads;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.testing.TestDocuments;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

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
        {"document_id": "a", "title": "عقد", "media_type": "text/plain", "language": "fr", "text": "x\\r\\ny 😀",
         "tags": ["signed", "عقد", "signed"], "date": "2024-02-29"}
        """);

    var document =
        function
            .inbox
            .find(DocumentsFixture.ACME, function.queue.sent().getFirst().job())
            .orElseThrow();
    assertThat(document.details().id().value()).isEqualTo("a");
    assertThat(document.details().title()).isEqualTo("عقد");
    assertThat(document.details().tags()).containsExactly("signed", "عقد");
    assertThat(document.details().date()).contains(LocalDate.of(2024, 2, 29));
    assertThat(document.mediaType()).isEqualTo(MediaType.PLAIN);
    assertThat(document.details().language()).contains(new Language("fr"));
    assertThat(document.content()).isEqualTo(new Submission.Inline("x\r\ny 😀"));
  }

  @ParameterizedTest
  @CsvSource({"مدة العقد سنتان,ar", "The term is two years,en"})
  void tells_the_language_where_none_is_given(String text, String language) {
    function.submit(
        "{\"document_id\":\"lease-2026\",\"title\":\"T\",\"text\":\"%s\",\"language\":null}"
            .formatted(text));
    function.work();

    var document = DocumentsFixture.body(function.send(Events.proxy("/events/find.json")));
    assertThat(document.path("language").asText()).isEqualTo(language);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a,b\"]",
        "[\"\"]",
        "[\" a\"]",
        "[null]",
        "[5]",
        "\"a\"",
        "[\"a\\u0000\"]",
        "[\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"]",
        "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\",\"15\",\"16\",\"17\","
            + "\"18\",\"19\",\"20\",\"21\"]",
      })
  void refuses_tags(String tags) {
    assertThat(function.submit("{\"title\":\"T\",\"text\":\"a word\",\"tags\":" + tags + "}"))
        .extracting(APIGatewayProxyResponseEvent::getStatusCode)
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"2026-02-30\"",
        "\"2026-1-1\"",
        "\"20260101\"",
        "\"+12026-01-01\"",
        "\"0000-01-01\"",
        "\"٢٠٢٦-٠١-٠١\"",
        "\"2026-01-01T00:00:00Z\"",
        "5"
      })
  void refuses_a_date(String date) {
    assertInvalid("{\"title\":\"T\",\"text\":\"a word\",\"date\":" + date + "}", "date");
  }

  @Test
  void expects_an_announced_file_and_says_how_to_upload_it() {
    var response = function.send(upload("application/pdf", 7, HASH));

    assertThat(response.getStatusCode()).isEqualTo(202);
    Golden.check("/golden/awaiting-upload.json", response.getBody());
    var sent = function.queue.sent().getFirst();
    assertThat(sent.delay()).isGreaterThan(Uploads.TIME_MAX);
    assertThat(function.inbox.find(DocumentsFixture.ACME, sent.job()).orElseThrow().content())
        .isEqualTo(new Submission.Upload(7, HASH));
  }

  @Test
  void ingests_a_file_that_was_uploaded() {
    var file = "Rent is due.".getBytes(StandardCharsets.UTF_8);
    function.send(upload("application/pdf", file.length, TestDocuments.sha256(file)));
    function.uploads.upload(DocumentsFixture.ACME, function.queue.sent().getFirst().job(), file);

    function.work();

    var document = DocumentsFixture.body(function.send(Events.proxy("/events/find.json")));
    assertThat(document.path("media_type").asText()).isEqualTo("application/pdf");
    assertThat(function.send(upload("application/pdf", file.length, TestDocuments.sha256(file))))
        .extracting(APIGatewayProxyResponseEvent::getStatusCode)
        .isEqualTo(200);
  }

  @Test
  void names_a_file_without_an_id_by_title_and_checksum() {
    var body =
        "{\"title\":\"T\",\"media_type\":\"text/html\",\"upload\":{\"bytes\":7,\"sha256\":\"%s\"}}";
    var first = id(body.formatted(HASH));

    assertThat(id(body.formatted(HASH))).isEqualTo(first);
    assertThat(id(body.formatted(HASH.replace('0', '1')))).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "0, upload.bytes",
    "-1, upload.bytes",
    "50000001, upload.bytes",
    "null, upload.bytes",
    "'\"7\"', upload.bytes",
    "1.5, upload.bytes",
    "99999999999999999999, upload.bytes"
  })
  void refuses_a_length(String bytes, String field) {
    assertInvalid(
        "{\"title\":\"T\",\"media_type\":\"application/pdf\",\"upload\":{\"bytes\":%s,\"sha256\":\"%s\"}}"
            .formatted(bytes, HASH),
        field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
  void refuses_a_checksum(String sha256) {
    assertInvalid(
        "{\"title\":\"T\",\"media_type\":\"application/pdf\",\"upload\":{\"bytes\":7,\"sha256\":\"%s\"}}"
            .formatted(sha256),
        "upload.sha256");
  }

  @Test
  void refuses_a_file_without_a_type_that_is_read() {
    var upload = "\"upload\":{\"bytes\":7,\"sha256\":\"" + HASH + "\"}}";

    assertInvalid("{\"title\":\"T\"," + upload, "media_type");
    assertInvalid("{\"title\":\"T\",\"media_type\":\"image/png\"," + upload, "media_type");
    assertInvalid("{\"title\":\"T\",\"media_type\":\"application/zip\"," + upload, "media_type");
  }

  @Test
  void refuses_a_text_and_a_file_at_once_and_neither() {
    assertInvalid(
        "{\"title\":\"T\",\"text\":\"a word\",\"upload\":{\"bytes\":7,\"sha256\":\"%s\"}}"
            .formatted(HASH),
        "text");
    assertInvalid("{\"title\":\"T\"}", "text");
  }

  @Test
  void replaces_a_document_under_the_id_of_the_path() {
    function.store("acme", "lease-2026", "the old words");

    var response = function.send(replacement("{\"title\":\"T\",\"text\":\"the new words\"}"));
    function.work();

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(DocumentsFixture.body(response).path("document_id").asText())
        .isEqualTo("lease-2026");
    var text = DocumentsFixture.body(function.send(Events.proxy("/events/text.json")));
    assertThat(text.path("text").asText()).isEqualTo("the new words");
  }

  @Test
  void refuses_a_replacement_that_names_another_document() {
    var event =
        replacement("{\"document_id\":\"other\",\"title\":\"T\",\"text\":\"the new words\"}");

    var response = function.send(event);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(DocumentsFixture.body(response).path("field").asText()).isEqualTo("document_id");
  }

  @Test
  void the_same_request_again_with_its_key_is_one_job() {
    var event = Events.proxy("/events/submit.json");
    event.setHeaders(new HashMap<>(event.getHeaders()));
    event.getHeaders().put("Idempotency-Key", "order-1");

    var first = function.send(event);
    var second = function.send(event);

    assertThat(second.getBody()).isEqualTo(first.getBody());
    assertThat(function.queue.sent()).hasSize(1);
  }

  private static APIGatewayProxyRequestEvent replacement(String body) {
    return DocumentsFixture.event("PUT", "/documents/{document_id}", "/events/find.json")
        .withBody(body);
  }

  private static APIGatewayProxyRequestEvent upload(String type, int bytes, String sha256) {
    return Events.proxy("/events/submit.json")
        .withBody(
            """
            {"document_id": "lease-2026", "title": "Lease of the warehouse", "media_type": "%s",
             "upload": {"bytes": %d, "sha256": "%s"}}
            """
                .formatted(type, bytes, sha256));
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
