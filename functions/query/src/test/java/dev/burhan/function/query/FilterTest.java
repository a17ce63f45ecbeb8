package dev.burhan.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.documents.MediaType;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.testing.TestDocuments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The field "filter" of both routes. */
final class FilterTest {

  private final QueryFixture function = new QueryFixture();

  @BeforeEach
  void save() {
    save("deed", MediaType.PDF, List.of("signed", "عقد"), "2026-03-03");
    save("draft", MediaType.DOCX, List.of("signed"), "2026-02-02");
  }

  private void save(String id, MediaType type, List<String> tags, String date) {
    var document = TestDocuments.of(id, type, tags, LocalDate.parse(date), "The rent is due.");
    TestDocuments.store(function.documents, QueryFixture.ACME, document);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | deed draft lease-2026 loan",
        "{} | deed draft lease-2026 loan",
        "{'documents':[],'tags':[],'media_type':null} | deed draft lease-2026 loan",
        "{'documents':['loan','deed','never']} | deed loan",
        "{'documents':['secret']} | ''",
        "{'tags':['signed']} | deed draft",
        "{'tags':['signed','عقد']} | deed",
        "{'media_type':'application/pdf'} | deed",
        "{'media_type':'text/html'} | ''",
        "{'language':'en'} | lease-2026 loan",
        "{'language':'ar'} | ''",
        "{'from':'2026-02-03'} | deed",
        "{'from':'2026-02-02','to':'2026-02-02'} | draft",
        "{'tags':['signed'],'to':'2026-02-28','documents':['deed','draft']} | draft"
      })
  void narrows_what_is_retrieved(String filter, String documents) {
    var response = function.retrieve(body(filter));

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(documents(response)).isEqualTo(documents);
  }

  @Test
  void narrows_what_is_answered_from() {
    assertThat(function.query(body("{'documents':['deed']}")).getBody())
        .contains("\"document\":\"deed\"");
    assertThat(function.query(body("{'documents':['draft']}")).getBody())
        .contains("\"document\":\"draft\"");
    assertThat(function.query(body("{'documents':['never']}")).getBody())
        .contains("\"no_evidence\"");
  }

  @Test
  void changes_no_score() {
    var all = ApiContract.json(function.retrieve(body("null")).getBody()).path("passages");
    var one =
        ApiContract.json(function.retrieve(body("{'documents':['deed']}")).getBody())
            .path("passages")
            .get(0);

    var same =
        IntStream.range(0, all.size())
            .mapToObj(all::get)
            .filter(passage -> passage.path("document").asText().equals("deed"))
            .findFirst()
            .orElseThrow();
    assertThat(one.path("score")).isEqualTo(same.path("score"));
    assertThat(one.at("/why/lexical")).isEqualTo(same.at("/why/lexical"));
  }

  static Stream<Arguments> badFilters() {
    return Stream.of(
        Arguments.of("'lease'", "filter"),
        Arguments.of("[]", "filter"),
        Arguments.of("5", "filter"),
        Arguments.of("{'document':['a']}", "filter.document"),
        Arguments.of("{'Tags':['a']}", "filter.Tags"),
        Arguments.of("{'tenant':'globex'}", "filter.tenant"),
        Arguments.of("{'from':'2026-01-01','until':'2026-01-02'}", "filter.until"),
        Arguments.of("{'documents':'lease'}", "filter.documents"),
        Arguments.of("{'documents':{'0':'lease'}}", "filter.documents"),
        Arguments.of("{'documents':[7]}", "filter.documents.[0]"),
        Arguments.of("{'documents':['a',['b']]}", "filter.documents.[1]"),
        Arguments.of("{'documents':[null]}", "filter.documents"),
        Arguments.of("{'documents':['']}", "filter.documents"),
        Arguments.of("{'documents':['../a']}", "filter.documents"),
        Arguments.of("{'documents':['a\\u0000']}", "filter.documents"),
        Arguments.of("{'documents':['" + "a".repeat(101) + "']}", "filter.documents"),
        Arguments.of("{'documents':[" + many(201, "'d-%d'") + "]}", "filter.documents"),
        Arguments.of("{'documents':[" + many(100_000, "'d-%d'") + "]}", "filter.documents"),
        Arguments.of("{'tags':'signed'}", "filter.tags"),
        Arguments.of("{'tags':[true]}", "filter.tags.[0]"),
        Arguments.of("{'tags':[null]}", "filter.tags"),
        Arguments.of("{'tags':['']}", "filter.tags"),
        Arguments.of("{'tags':['a b']}", "filter.tags"),
        Arguments.of("{'tags':['a,b']}", "filter.tags"),
        Arguments.of("{'tags':['\\ud800']}", "filter.tags"),
        Arguments.of("{'tags':['" + "t".repeat(51) + "']}", "filter.tags"),
        Arguments.of("{'tags':[" + many(21, "'t%d'") + "]}", "filter.tags"),
        Arguments.of("{'media_type':'pdf'}", "filter.media_type"),
        Arguments.of("{'media_type':'APPLICATION/PDF'}", "filter.media_type"),
        Arguments.of("{'media_type':['application/pdf']}", "filter.media_type"),
        Arguments.of("{'media_type':''}", "filter.media_type"),
        Arguments.of("{'language':'english'}", "filter.language"),
        Arguments.of("{'language':'EN'}", "filter.language"),
        Arguments.of("{'language':''}", "filter.language"),
        Arguments.of("{'language':1}", "filter.language"),
        Arguments.of("{'from':'2026-02-30'}", "filter.from"),
        Arguments.of("{'from':'2026-2-3'}", "filter.from"),
        Arguments.of("{'from':'0000-01-01'}", "filter.from"),
        Arguments.of("{'from':'2026-01-01T00:00:00Z'}", "filter.from"),
        Arguments.of("{'from':'-infinity'}", "filter.from"),
        Arguments.of("{'from':20260101}", "filter.from"),
        Arguments.of("{'to':'tomorrow'}", "filter.to"),
        Arguments.of("{'to':'٢٠٢٦-٠١-٠١'}", "filter.to"),
        Arguments.of("{'to':''}", "filter.to"),
        Arguments.of("{'from':'2026-01-02','to':'2026-01-01'}", "filter.to"));
  }

  private static String many(int count, String form) {
    return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @MethodSource("badFilters")
  void refuses_a_filter_and_names_what_is_wrong(String filter, String field) {
    assertInvalid(function.query(body(filter)), field);
    assertInvalid(function.retrieve(body(filter)), field);
  }

  @Test
  void takes_two_hundred_documents_and_twenty_tags() {
    var documents = "{'documents':[" + many(199, "'d-%d'") + ",'deed']}";
    var tags = "{'tags':[" + many(20, "'t%d'") + "]}";

    assertThat(documents(function.retrieve(body(documents)))).isEqualTo("deed");
    assertThat(documents(function.retrieve(body(tags)))).isEmpty();
  }

  @Test
  void never_finds_another_tenants_document_by_its_id() {
    var body =
        "{'question':'When does the confidential merger close?','filter':{'documents':['secret']}}";

    var foreign = function.query(body.replace('\'', '"'));
    var never = function.query(body.replace('\'', '"').replace("secret", "never0"));

    assertThat(foreign.getBody()).doesNotContain("June", "merger").isEqualTo(never.getBody());
  }

  /** Anything a JSON value can be, in every field: an answer or a problem that names the field. */
  @Test
  void any_value_of_any_field_comes_to_an_answer_or_to_a_problem() {
    var random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      var fields = new ArrayList<>(FIELDS);
      Collections.shuffle(fields, random);
      var filter =
          fields.subList(0, random.nextInt(4)).stream()
              .map(field -> "'" + field + "':" + VALUES.get(random.nextInt(VALUES.size())))
              .collect(Collectors.joining(",", "{", "}"));

      var response = function.retrieve(body(filter));

      assertThat(response.getStatusCode()).as(filter).isIn(200, 400);
      if (response.getStatusCode() == 400) {
        assertThat(ApiContract.json(response.getBody()).path("field").asText())
            .as(filter)
            .startsWith("filter.");
      }
    }
  }

  private static final List<String> FIELDS =
      List.of("documents", "tags", "media_type", "language", "from", "to", "where");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e9",
          "1.5",
          "''",
          "'en'",
          "'ar'",
          "[]",
          "{}",
          "[[]]",
          "['deed']",
          "['signed']",
          "[null]",
          "[0]",
          "['\\u202e']",
          "'; drop table chunk; --'",
          "'2026-01-01'",
          "'9999-12-31'",
          "'2026-13-01'",
          "'text/plain'",
          "{'a':[]}",
          "['%','_']",
          "['a','b','c']");

  @ParameterizedTest
  @ValueSource(strings = {"{'from':'0001-01-01'}", "{'to':'9999-12-31'}"})
  void takes_the_first_and_the_last_day_there_is(String filter) {
    assertThat(documents(function.retrieve(body(filter)))).contains("deed");
  }

  private static String body(String filter) {
    return "{\"question\":\"rent due\",\"filter\":" + filter.replace('\'', '"') + "}";
  }

  private static String documents(APIGatewayProxyResponseEvent response) {
    var passages = ApiContract.json(response.getBody()).path("passages");
    return IntStream.range(0, passages.size())
        .mapToObj(i -> passages.get(i).path("document").asText())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static void assertInvalid(APIGatewayProxyResponseEvent response, String field) {
    var body = ApiContract.json(response.getBody());
    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(body.path("type").asText()).isEqualTo("urn:burhan:problem:invalid-request");
    assertThat(body.path("field").asText()).isEqualTo(field);
  }
}
