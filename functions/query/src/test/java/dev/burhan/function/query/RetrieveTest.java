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
  void shows_all_that_each_part_can_be_computed_from_again(String question) {
    int terms = 0;
    int pairs = 0;
    for (var passage : retrieved("{\"question\":\"" + question + "\"}").path("passages")) {
      var lexical = passage.at("/why/lexical");
      assertThat(recomputed(lexical, "terms")).isEqualTo(number(lexical, "score"));
      terms += lexical.path("terms").size();

      for (var part : List.of(passage.at("/why/phrase"), passage.at("/why/proximity"))) {
        assertThat(number(part, "weight") * recomputed(part, "pairs"))
            .isEqualTo(number(part, "score"));
        pairs += part.path("pairs").size();
      }

      var meaning = passage.at("/why/meaning");
      double deviations =
          (number(meaning, "cosine") - number(meaning, "mean")) / number(meaning, "deviation");
      assertThat(number(meaning, "weight") * deviations).isEqualTo(number(meaning, "score"));
    }
    assertThat(terms).isPositive();
    assertThat(pairs).isPositive();
  }

  /** BM25 as the contract writes it down, each number checked on the way. */
  private static double recomputed(JsonNode part, String terms) {
    double k1 = number(part, "k1");
    double b = number(part, "b");
    double sum = 0;
    for (var term : part.path(terms)) {
      double lengthPart = 1 - b + b * number(part, "length") / number(part, "length_average");
      double count = number(term, "count");
      double saturation = count * (k1 + 1) / (count + k1 * lengthPart);
      assertThat(number(term, "length_part")).isEqualTo(lengthPart);
      assertThat(number(term, "saturation")).isEqualTo(saturation);
      assertThat(number(term, "score")).isEqualTo(number(term, "idf") * saturation);
      sum += number(term, "score");
    }
    return sum;
  }

  private static double number(JsonNode node, String field) {
    assertThat(node.path(field).isNumber()).as(field).isTrue();
    return node.path(field).doubleValue();
  }

  @Test
  void shows_the_rank_in_each_leg_that_found_the_passage() {
    var body = retrieved("{\"question\":\"roof\",\"limit\":4}");

    for (var leg : new String[] {"lexical", "meaning"}) {
      for (var passage : body.path("passages")) {
        var rank = passage.at("/why/ranks/" + leg);
        var entry =
            IntStream.range(0, body.path(leg).size())
                .mapToObj(body.path(leg)::get)
                .filter(e -> e.path("document").equals(passage.path("document")))
                .filter(e -> e.path("ordinal").equals(passage.path("ordinal")))
                .findFirst();
        assertThat(rank.isNull()).isEqualTo(entry.isEmpty());
        entry.ifPresent(e -> assertThat(e.path("rank")).isEqualTo(rank));
      }
    }
    assertThat(body.at("/passages/0/why/ranks/lexical").intValue()).isEqualTo(1);
    assertThat(body.at("/passages/1/why/ranks/lexical").isNull()).isTrue();
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
      strings = {
        "0",
        "-1",
        "51",
        "1000000000",
        "2147483647",
        "2147483648",
        "1e1",
        "2.9",
        "\"5\"",
        "true",
        "[]"
      })
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
}
