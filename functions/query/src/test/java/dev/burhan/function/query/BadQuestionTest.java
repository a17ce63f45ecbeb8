package dev.burhan.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Json;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.testing.Questions;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both routes refuse. */
final class BadQuestionTest {

  private final QueryFixture function = new QueryFixture();

  static Stream<String> badQuestions() {
    return Stream.of(
        "null",
        "\"\"",
        "\" \\n\\t\"",
        "\"\\u00a0\\u3000\"",
        "\"\\u200f\\u200f\\u061c\\u2067\"",
        "\"\\u0000\"",
        "\"notice\\u0000\"",
        "\"?!... \\u060c \\u061f\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u0640\\u064b\"",
        "\"notice \\ud800\"",
        "\"\\udc00 notice\"",
        "\"" + "x".repeat(2_001) + "\"",
        "\"" + "word ".repeat(700_000) + "\"",
        "5",
        "true",
        "[\"notice\"]",
        "{\"text\":\"notice\"}");
  }

  @ParameterizedTest
  @MethodSource("badQuestions")
  void refuses_a_question(String question) {
    var body = "{\"question\":" + question + "}";

    assertInvalid(function.query(body), "question");
    assertInvalid(function.retrieve(body), "question");
  }

  @ParameterizedTest
  @MethodSource("badQuestions")
  void refuses_a_question_of_the_history(String asked) {
    var body = "{\"question\":\"And then?\",\"history\":[\"fine\"," + asked + "]}";

    assertThat(invalidField(function.query(body))).startsWith("history");
    assertThat(invalidField(function.retrieve(body))).startsWith("history");
  }

  /** What is strange but holds a word is only a question. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "of the and of the",
        "في من على",
        "'; drop table chunk; --",
        "a & b | !c <-> (d:*)",
        "%' or 1=1 /* :tenant ?? $1 $$ */ {} []",
        "\\\\x00 \\\\' \\u202e word \\u202c",
        "ما هي مدة notice period في العقد؟",
        "\\ud83d\\ude00 rent \\ud83d\\ude00",
        "x",
        "٣٠",
        "\\u0001 rent \\u007f"
      })
  void takes_any_question_that_holds_a_word(String question) {
    var body = "{\"question\":\"" + question + "\"}";

    assertThat(function.query(body).getStatusCode()).isEqualTo(200);
    assertThat(function.retrieve(body).getStatusCode()).isEqualTo(200);
  }

  /**
   * Any characters at all: an answer or a problem that names the field, never a failure of ours.
   */
  @Test
  void any_characters_come_to_an_answer_or_to_a_problem() {
    var random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      var question = Questions.any(random);
      var body = Json.write(Map.of("question", question));

      var response = function.retrieve(body);

      assertThat(response.getStatusCode()).as(question).isIn(200, 400);
      if (response.getStatusCode() == 400) {
        assertInvalid(response, "question");
      }
    }
  }

  @Test
  void refuses_an_absent_question() {
    assertInvalid(function.query("{}"), "question");
    assertInvalid(function.query("{\"history\":[\"notice\"]}"), "question");
  }

  @Test
  void takes_the_longest_question_and_history() {
    var longest = "\"" + "word".repeat(500) + "\"";
    var history = String.join(",", Collections.nCopies(20, longest));

    var response = function.query("{\"question\":" + longest + ",\"history\":[" + history + "]}");

    assertThat(response.getStatusCode()).isEqualTo(200);
  }

  @Test
  void takes_an_absent_or_empty_history() {
    assertThat(function.query("{\"question\":\"rent\",\"history\":null}").getStatusCode())
        .isEqualTo(200);
    assertThat(function.query("{\"question\":\"rent\",\"history\":[]}").getStatusCode())
        .isEqualTo(200);
  }

  @Test
  void refuses_too_long_a_history() {
    var history = String.join(",", Collections.nCopies(21, "\"rent\""));

    assertInvalid(
        function.query("{\"question\":\"rent\",\"history\":[" + history + "]}"), "history");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"rent\"", "{}", "5", "{\"0\":\"rent\"}"})
  void refuses_a_history_of_the_wrong_type(String history) {
    assertInvalid(function.query("{\"question\":\"rent\",\"history\":" + history + "}"), "history");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Question", "limit", "top_k", "stream", "answer_id"})
  void refuses_an_unknown_field_of_a_query(String field) {
    assertInvalid(function.query("{\"question\":\"rent\",\"" + field + "\":5}"), field);
  }

  @Test
  void refuses_a_body_of_more_than_four_million_characters() {
    var response = function.query("{\"question\":\"" + "x".repeat(4_000_000) + "\"}");

    assertThat(response.getStatusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "rent", "{\"question\":\"rent\"", "{\"question\":rent}"})
  void refuses_what_is_no_json_object(String body) {
    var response = function.query(body);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(ApiContract.json(response.getBody()).path("type").asText())
        .isEqualTo("urn:burhan:problem:malformed-json");
  }

  private static void assertInvalid(APIGatewayProxyResponseEvent response, String field) {
    assertThat(invalidField(response)).isEqualTo(field);
  }

  private static String invalidField(APIGatewayProxyResponseEvent response) {
    var body = ApiContract.json(response.getBody());
    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(body.path("type").asText()).isEqualTo("urn:burhan:problem:invalid-request");
    return body.path("field").asText();
  }
}
