package dev.burhan.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is listed, found and deleted. */
final class DocumentsTest {

  private static final String REQUEST_ID = "01234567-89ab-cdef-0123-456789abcdef";

  private final DocumentsFixture function = new DocumentsFixture();

  @Test
  void describes_a_document() {
    function.send(Events.proxy("/events/submit.json"));
    function.work();

    var response = function.send(Events.proxy("/events/find.json"));

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/document.json", response.getBody());
  }

  @Test
  void counts_characters_as_code_points() {
    function.store("acme", "lease-2026", "word 😀😀");

    var document = DocumentsFixture.body(function.send(Events.proxy("/events/find.json")));

    assertThat(document.path("characters").asInt()).isEqualTo(7);
  }

  @Test
  void deletes_a_document() {
    function.store("acme", "lease-2026", "a word");

    var response = function.send(Events.proxy("/events/delete.json"));

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/deleted.json", response.getBody());
    assertThat(function.send(Events.proxy("/events/find.json")).getStatusCode()).isEqualTo(404);
    assertThat(function.send(Events.proxy("/events/delete.json")).getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events/find.json", "/events/delete.json"})
  void answers_alike_for_an_unknown_and_for_a_foreign_document(String path) {
    var unknown = function.send(Events.proxy(path));
    function.store("globex", "lease-2026", "a word");

    var event = Events.proxy(path);
    event.getRequestContext().setRequestId("another-request");
    var foreign = function.send(event);

    assertThat(unknown.getStatusCode()).isEqualTo(404);
    assertThat(foreign.getStatusCode()).isEqualTo(404);
    assertThat(foreign.getBody().replace("another-request", REQUEST_ID))
        .isEqualTo(unknown.getBody());
    assertThat(function.send(Events.from("globex", Events.proxy("/events/find.json"))))
        .extracting(APIGatewayProxyResponseEvent::getStatusCode)
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "%2e%2e", "..", "عقد", "a\0", "' or '1'='1"})
  void answers_alike_for_what_is_no_id(String id) {
    var unknown = function.send(Events.proxy("/events/find.json"));

    for (var path : List.of("/events/find.json", "/events/delete.json")) {
      var response =
          function.send(Events.proxy(path).withPathParameters(Map.of("document_id", id)));
      assertThat(response.getBody()).isEqualTo(unknown.getBody());
    }
  }

  @Test
  void lists_nothing_where_there_is_nothing() {
    assertThat(function.send(Events.proxy("/events/list.json")).getBody())
        .isEqualTo("{\"documents\":[],\"next\":null}");
  }

  @Test
  void lists_page_by_page_in_order_of_the_ids() {
    for (var id : List.of("d", "b", "e", "a", "c")) {
      function.store("acme", id, "a word");
    }
    function.store("globex", "f", "a word");

    var pages = new ArrayList<List<String>>();
    var event = list(Map.of("limit", "2"));
    var body = DocumentsFixture.body(function.send(event));
    while (true) {
      pages.add(body.path("documents").findValuesAsText("document_id"));
      if (body.path("next").isNull()) {
        break;
      }
      body =
          DocumentsFixture.body(
              function.send(list(Map.of("limit", "2", "after", body.path("next").asText()))));
    }

    assertThat(pages).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void has_no_next_page_where_the_last_is_full() {
    function.store("acme", "a", "a word");
    function.store("acme", "b", "a word");

    var body = DocumentsFixture.body(function.send(list(Map.of("limit", "2"))));

    assertThat(body.path("documents")).hasSize(2);
    assertThat(body.path("next").isNull()).isTrue();
  }

  @Test
  void lists_fifty_where_no_limit_is_given_and_two_hundred_at_most() {
    for (int i = 0; i < 201; i++) {
      function.store("acme", "d%03d".formatted(i), "a word");
    }

    var first = DocumentsFixture.body(function.send(Events.proxy("/events/list.json")));
    var most = DocumentsFixture.body(function.send(list(Map.of("limit", "200"))));

    assertThat(first.path("documents")).hasSize(50);
    assertThat(first.path("next").asText()).isEqualTo("d049");
    assertThat(most.path("documents")).hasSize(200);
    assertThat(most.path("next").asText()).isEqualTo("d199");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "201", "1.0", "1e1", "ten", " 5", "٥", "00005", "99999"})
  void refuses_a_limit(String limit) {
    assertInvalid(list(Map.of("limit", limit)), "limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../a", "عقد", "a\0"})
  void refuses_an_after_that_is_no_id(String after) {
    assertInvalid(list(Map.of("after", after)), "after");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "Limit", "offset"})
  void refuses_an_unknown_parameter(String name) {
    assertInvalid(list(Map.of(name, "globex")), name);
  }

  @Test
  void lists_what_passes_all_filters() {
    function.submit(
        """
        {"document_id": "a", "title": "T", "text": "a word", "tags": ["lease", "signed"], "date": "2024-02-01"}
        """);
    function.submit(
        """
        {"document_id": "b", "title": "T", "text": "كلمة واحدة", "tags": ["signed"], "date": "2024-03-01",
         "media_type": "text/plain"}
        """);
    function.work();

    assertThat(ids(Map.of())).containsExactly("a", "b");
    assertThat(ids(Map.of("tags", "signed"))).containsExactly("a", "b");
    assertThat(ids(Map.of("tags", "signed,lease"))).containsExactly("a");
    assertThat(ids(Map.of("language", "ar"))).containsExactly("b");
    assertThat(ids(Map.of("media_type", "text/markdown"))).containsExactly("a");
    assertThat(ids(Map.of("date_from", "2024-02-02"))).containsExactly("b");
    assertThat(ids(Map.of("date_to", "2024-02-01"))).containsExactly("a");
    assertThat(ids(Map.of("date_to", "2024-02-01", "language", "ar"))).isEmpty();
  }

  private List<String> ids(Map<String, String> filters) {
    return DocumentsFixture.body(function.send(list(filters)))
        .path("documents")
        .findValuesAsText("document_id");
  }

  @ParameterizedTest
  @CsvSource({
    "media_type, text/x",
    "media_type, ''",
    "language, EN",
    "language, ''",
    "tags, ''",
    "tags, 'a,,b'",
    "tags, 'a, b'",
    "date_from, 2024-02-30",
    "date_to, yesterday"
  })
  void refuses_a_filter(String name, String value) {
    assertInvalid(list(Map.of(name, value)), name);
  }

  @Test
  void reads_a_stretch_of_a_text() {
    function.store("acme", "lease-2026", "word 😀😀 عقد");

    var response = function.send(text(Map.of("span", "5-7")));

    Golden.check("/golden/stretch.json", response.getBody());
  }

  @Test
  void reads_a_long_text_stretch_by_stretch() {
    var text = "a word ".repeat(30_000).strip();
    function.store("acme", "lease-2026", text);

    var read = new StringBuilder();
    var page = DocumentsFixture.body(function.send(Events.proxy("/events/text.json")));
    while (true) {
      read.append(page.path("text").asText());
      if (page.path("next").isNull()) {
        break;
      }
      page = DocumentsFixture.body(function.send(text(Map.of("span", page.path("next").asText()))));
    }

    assertThat(read.toString().equals(text)).isTrue();
  }

  @Test
  void reads_nothing_beyond_the_end() {
    function.store("acme", "lease-2026", "a word");

    var page = DocumentsFixture.body(function.send(text(Map.of("span", "999999990-999999999"))));

    assertThat(page.path("text").asText()).isEmpty();
    assertThat(page.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "7-5", "-1-5", "0-100001", "a-b", "1-2-3", " 1-2", "٠-٢", "0-9999999999"})
  void refuses_a_span(String span) {
    assertInvalid(text(Map.of("span", span)), "span");
  }

  @Test
  void never_reads_a_foreign_text() {
    function.store("globex", "lease-2026", "secret words");

    var response = function.send(Events.proxy("/events/text.json"));

    assertThat(response.getStatusCode()).isEqualTo(404);
    assertThat(response.getBody()).doesNotContain("secret");
  }

  private static APIGatewayProxyRequestEvent text(Map<String, String> parameters) {
    return Events.proxy("/events/text.json").withQueryStringParameters(parameters);
  }

  @Test
  void a_document_deleted_on_its_way_never_comes() {
    function.send(Events.proxy("/events/submit.json"));

    assertThat(function.send(Events.proxy("/events/delete.json")).getStatusCode()).isEqualTo(200);
    function.work();

    assertThat(function.send(Events.proxy("/events/find.json")).getStatusCode()).isEqualTo(404);
  }

  private void assertInvalid(APIGatewayProxyRequestEvent event, String field) {
    var response = function.send(event);
    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(DocumentsFixture.body(response).path("field").asText()).isEqualTo(field);
  }

  private static APIGatewayProxyRequestEvent list(Map<String, String> parameters) {
    return Events.proxy("/events/list.json").withQueryStringParameters(parameters);
  }
}
