package dev.burhan.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.edge.testing.ApiContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The field "neighbours" of POST /retrieve. */
final class NeighboursTest {

  private static final String WHOLE =
      """
      The tenant must give thirty days of notice before the lease ends.
      The rent is due on the first day of the month.
      The landlord keeps the roof dry and gives notice of works on the roof.""";

  private final QueryFixture function = new QueryFixture();

  @Test
  void shows_a_passage_among_its_neighbours() {
    var passage = retrieved("days of notice", 1, 1).get(0);

    assertThat(passage.path("text").asText())
        .isEqualTo(WHOLE.substring(0, WHOLE.lastIndexOf('\n')));
    assertThat(passage.path("start").intValue()).isZero();
    assertThat(passage.path("end").intValue()).isEqualTo(WHOLE.lastIndexOf('\n'));
    assertThat(passage.path("hits")).hasSize(1);
    assertThat(passage.at("/hits/0/end").intValue()).isEqualTo(WHOLE.indexOf('\n'));
  }

  @Test
  void shows_hits_whose_neighbours_touch_as_one_with_the_best_ones_reasons() {
    var apart = retrieved("days of notice", 2, 0);
    var united = retrieved("days of notice", 2, 1);

    assertThat(apart).hasSize(2);
    assertThat(united).hasSize(1);
    var one = united.get(0);
    assertThat(one.path("text").asText()).isEqualTo(WHOLE);
    for (var field : new String[] {"rank", "ordinal", "score", "why", "title", "language"}) {
      assertThat(one.path(field)).isEqualTo(apart.get(0).path(field));
    }
    assertThat(one.at("/hits/0")).isEqualTo(apart.get(0).at("/hits/0"));
    assertThat(one.at("/hits/1")).isEqualTo(apart.get(1).at("/hits/0"));
  }

  @Test
  void counts_the_limit_before_it_unites() {
    var united = retrieved("days of notice", 3, 5);

    assertThat(united.findValues("hits").stream().mapToInt(JsonNode::size).sum()).isEqualTo(3);
  }

  @Test
  void unites_nothing_unless_asked() {
    assertThat(retrieved("{\"question\":\"days of notice\"}")).hasSize(4);
    assertThat(retrieved("{\"question\":\"days of notice\",\"neighbours\":null}")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "6", "1000000000", "2147483648", "1.5", "1e0", "\"1\"", "true", "[1]"})
  void refuses_neighbours_out_of_range_or_of_another_type(String neighbours) {
    var response = function.retrieve("{\"question\":\"days\",\"neighbours\":" + neighbours + "}");

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(ApiContract.json(response.getBody()).path("field").asText()).isEqualTo("neighbours");
  }

  @Test
  void are_no_field_of_a_query() {
    var response = function.query("{\"question\":\"days\",\"neighbours\":1}");

    assertThat(ApiContract.json(response.getBody()).path("field").asText()).isEqualTo("neighbours");
  }

  private JsonNode retrieved(String question, int limit, int neighbours) {
    return retrieved(
        "{\"question\":\"%s\",\"limit\":%d,\"neighbours\":%d}"
            .formatted(question, limit, neighbours));
  }

  private JsonNode retrieved(String body) {
    var response = function.retrieve(body);
    assertThat(response.getStatusCode()).isEqualTo(200);
    return ApiContract.json(response.getBody()).path("passages");
  }
}
