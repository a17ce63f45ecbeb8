package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.Caller;
import dev.burhan.cloud.testing.Caller.Reply;
import dev.burhan.testing.Questions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests over HTTP: each comes to a problem that tells nothing of the insides. */
@ExtendWith(SharedCloud.class)
final class BadInputIT {

  private static final Pattern INSIDES =
      Pattern.compile(
          "(?i)exception|stack|\\bat [a-z]+\\.|dev\\.burhan|java\\.|\\.java|jackson|postgres"
              + "|sqlstate|\\bselect\\b|\\binsert\\b|dynamo|amazonaws");

  private final LocalCloud cloud;

  BadInputIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  static List<BadRequest> requests() {
    return BadRequest.all();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_bad_request_comes_to_its_problem(BadRequest bad) {
    try (var caller = SharedCloud.caller(cloud, "bad-input")) {
      var reply = caller.send(bad.method(), bad.path(), bad.body());

      assertThat(reply.status()).as(reply.text()).isEqualTo(bad.status());
      assertThat(problemOf(reply)).matches(bad.problem());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short", "bk_00000000_0000000000000000000000000000000000000000", "a b' or 1=1"})
  void a_wrong_key_is_unauthorized(String key) {
    try (var caller = new Caller(cloud.api(), Optional.of(key))) {
      var reply = caller.ask("How long is the notice?");

      assertThat(reply.status()).isEqualTo(401);
      assertThat(problemOf(reply)).isEqualTo("unauthorized");
      assertThat(reply.text()).doesNotContain(key);
    }
  }

  @Test
  void a_missing_key_is_unauthorized_whatever_else_is_wrong() {
    try (var caller = new Caller(cloud.api(), Optional.empty())) {
      for (var reply :
          List.of(caller.post("/query", "{"), caller.get("/documents"), caller.get("/jobs/a"))) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(problemOf(reply)).isEqualTo("unauthorized");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202bWhat may the \u200fcellar\u200e be used for?\u202c",
        "What may the cellar be used for?\uFEFF",
        "' or 1=1; -- What may the cellar be used for? :tenant $1 \\ % _ & | ! <-> (",
        "What \t\r\n may the cellar be used for? 𝔸😀"
      })
  void strange_characters_among_words_do_no_harm(String question) {
    try (var caller = SharedCloud.caller(cloud, "strange-input")) {
      caller.ingest("cellar", "# Cellar\n\nThe cellar may be used for the storage of bicycles.");

      var reply = caller.ask(question);

      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(caller.post("/retrieve", Map.of("question", question)).text())
          .contains("bicycles");
    }
  }

  /** Through the real search: an answer or a problem, never a failure. */
  @Test
  void any_characters_come_to_an_answer_or_to_a_problem() {
    try (var caller = SharedCloud.caller(cloud, "strange-input")) {
      caller.ingest("cellar", "# Cellar\n\nThe cellar may be used for the storage of bicycles.");
      var random = new Random(1);
      for (int i = 0; i < 60; i++) {
        var question = Questions.any(random);

        var reply = caller.post("/retrieve", Map.of("question", question));

        assertThat(reply.status()).as(question + reply.text()).isIn(200, 400);
        if (reply.status() == 400) {
          assertThat(problemOf(reply)).isEqualTo("invalid-request");
          assertThat(reply.json().get("field").asText()).isEqualTo("question");
        }
      }
    }
  }

  @Test
  void half_a_surrogate_pair_in_a_question_does_no_harm() {
    try (var caller = SharedCloud.caller(cloud, "strange-input")) {
      caller.ingest("cellar", "# Cellar\n\nThe cellar may be used for the storage of bicycles.");

      var reply =
          caller.post("/query", "{\"question\":\"What may the cellar \\ud835 be used for?\"}");

      assertThat(reply.status()).as(reply.text()).isIn(200, 400);
    }
  }

  @Test
  void the_largest_document_is_taken() {
    try (var caller = SharedCloud.caller(cloud, "large-input")) {
      // One long line without words but one: large to send, quick to ingest.
      var text = "word " + "-".repeat(1_999_995);

      var reply = caller.post("/documents", document(text));

      assertThat(reply.status()).as(reply.text()).isEqualTo(202);
      assertThat(caller.job(reply, it -> it.equals("succeeded"))).isNotNull();
    }
  }

  private static String document(String text) {
    return ("{\"document_id\":\"large\",\"title\":\"Large\",\"text\":\"" + text + "\"}");
  }

  /** Checks the form of a problem and gives the last part of its type. */
  private static String problemOf(Reply reply) {
    assertThat(reply.headers().firstValue("content-type")).hasValue("application/problem+json");
    var problem = reply.json();
    assertThat(problem.get("status").asInt()).isEqualTo(reply.status());
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(problem.get("request_id").asText()).matches("[0-9a-f-]{36}");
    assertThat(reply.text()).doesNotContainPattern(INSIDES);
    assertThat(reply.headers().map().toString()).doesNotContain("dev.burhan", "java.lang");
    var type = problem.get("type").asText();
    assertThat(type).startsWith("urn:burhan:problem:");
    return type.substring("urn:burhan:problem:".length());
  }
}
