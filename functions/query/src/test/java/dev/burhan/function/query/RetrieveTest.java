package dev.burhan.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.language.Language;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryPassageIndex;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetrieveTest {

  private final QueryFixture function = new QueryFixture();

  @Test
  void ranks_the_passages_and_says_why() {
    var response = function.retrieve("{\"question\":\"days of notice\",\"limit\":2}");

    assertThat(response.getStatusCode()).isEqualTo(200);
    Golden.check("/golden/retrieval.json", response.getBody());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How many days of notice must the tenant give?",
        "the rent of the month",
        "roof",
        "of the of the of the",
        "day day day first first",
        "nothing of this occurs: xyzzy",
        "كم يوما",
      })
  void shows_parts_that_add_up_exactly_to_the_score(String question) {
    var passages = retrieved("{\"question\":\"" + question + "\"}").path("passages");

    assertThat(passages).hasSize(4);
    for (var passage : passages) {
      var why = passage.path("why");
      double parts =
          why.at("/lexical/score").doubleValue()
              + why.at("/phrase/score").doubleValue()
              + why.at("/proximity/score").doubleValue()
              + why.at("/meaning/score").doubleValue();
      assertThat(parts).isEqualTo(passage.path("score").doubleValue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"How many days of notice must the tenant give?", "of the month and of the roof"})
  void shows_terms_that_add_up_exactly_to_each_part(String question) {
    int terms = 0;
    int pairs = 0;
    for (var passage : retrieved("{\"question\":\"" + question + "\"}").path("passages")) {
      var lexical = passage.at("/why/lexical");
      assertThat(sum(lexical.path("terms"))).isEqualTo(lexical.path("score").doubleValue());
      terms += lexical.path("terms").size();

      for (var part : List.of(passage.at("/why/phrase"), passage.at("/why/proximity"))) {
        assertThat(part.path("weight").doubleValue() * sum(part.path("pairs")))
            .isEqualTo(part.path("score").doubleValue());
        pairs += part.path("pairs").size();
      }

      var meaning = passage.at("/why/meaning");
      double deviations =
          (meaning.path("cosine").doubleValue() - meaning.path("mean").doubleValue())
              / meaning.path("deviation").doubleValue();
      assertThat(meaning.path("weight").doubleValue() * deviations)
          .isEqualTo(meaning.path("score").doubleValue());
    }
    assertThat(terms).isPositive();
    assertThat(pairs).isPositive();
  }

  @Test
  void orders_by_score_and_each_leg_by_its_own() {
    var body = retrieved("{\"question\":\"days of notice\"}");

    for (var list : new String[] {"passages", "lexical", "meaning"}) {
      var scores = body.path(list).findValuesAsText("rank");
      assertThat(scores).isNotEmpty();
      for (int i = 0; i + 1 < body.path(list).size(); i++) {
        assertThat(body.path(list).get(i).path("score").doubleValue())
            .isGreaterThanOrEqualTo(body.path(list).get(i + 1).path("score").doubleValue());
        assertThat(body.path(list).get(i).path("rank").intValue()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void shows_a_passage_without_words_in_common_in_one_leg_alone() {
    var body = retrieved("{\"question\":\"roof\"}");

    assertThat(body.path("lexical")).hasSize(1);
    assertThat(body.path("meaning")).hasSize(4);
  }

  @Test
  void shows_no_meaning_where_the_encoder_does_not_know_the_language() {
    var embedder = new HashingEmbedder(Set.of(Language.ARABIC));
    var handler = function.handler(new InMemoryPassageIndex(function.documents), embedder);
    var event = Events.proxy("/events/retrieve.json");

    var response = handler.handleRequest(event, TestContext.FRESH);

    ApiContract.check(event, response);
    var body = ApiContract.json(response.getBody());
    assertThat(body.path("meaning")).isEmpty();
    assertThat(body.path("passages")).isNotEmpty();
    for (var passage : body.path("passages")) {
      double words =
          passage.at("/why/lexical/score").doubleValue()
              + passage.at("/why/phrase/score").doubleValue()
              + passage.at("/why/proximity/score").doubleValue();
      assertThat(passage.at("/why/meaning").isNull()).isTrue();
      assertThat(words).isEqualTo(passage.path("score").doubleValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3"})
  void returns_as_many_as_wanted(String limit) {
    var body = retrieved("{\"question\":\"days\",\"limit\":" + limit + "}");

    assertThat(body.path("passages")).hasSize(Integer.parseInt(limit));
    assertThat(body.path("meaning")).hasSize(Integer.parseInt(limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "50", "null"})
  void returns_all_where_there_are_fewer(String limit) {
    assertThat(retrieved("{\"question\":\"days\",\"limit\":" + limit + "}").path("passages"))
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "51", "2147483647", "2147483648", "1e1", "2.9", "\"5\"", "true", "[]"})
  void refuses_a_limit_out_of_range_or_of_another_type(String limit) {
    var response = function.retrieve("{\"question\":\"days\",\"limit\":" + limit + "}");

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(ApiContract.json(response.getBody()).path("field").asText()).isEqualTo("limit");
  }

  @Test
  void shows_what_was_searched_where_the_question_leans_on_history() {
    var body =
        retrieved("{\"question\":\"And when is it due?\",\"history\":[\"x y\",\"What rent?\"]}");

    assertThat(body.path("searched").asText()).isEqualTo("What rent? And when is it due?");
  }

  @Test
  void finds_nothing_where_there_are_no_documents() {
    var event = Events.from("initech", Events.proxy("/events/retrieve.json"));

    var body = ApiContract.json(function.send(event).getBody());

    assertThat(body.path("passages")).isEmpty();
    assertThat(body.path("lexical")).isEmpty();
    assertThat(body.path("meaning")).isEmpty();
  }

  @Test
  void never_finds_another_tenants_passages() {
    var body = retrieved("{\"question\":\"confidential merger\",\"limit\":50}");

    assertThat(body.findValuesAsText("document")).isNotEmpty().doesNotContain("secret");
  }

  private JsonNode retrieved(String body) {
    var response = function.retrieve(body);
    assertThat(response.getStatusCode()).isEqualTo(200);
    return ApiContract.json(response.getBody());
  }

  private static double sum(JsonNode terms) {
    return IntStream.range(0, terms.size())
        .mapToObj(i -> terms.get(i).path("score").doubleValue())
        .reduce(0.0, Double::sum);
  }
}
