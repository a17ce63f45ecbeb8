package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.burhan.edge.Problem.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  @Test
  void reads_every_field_in_snake_case() {
    var thing =
        Json.read(
            """
            {"name": "مصباح", "count": 2, "shiny": true, "labels": ["a", null], "part_counts": {"b": 3}}
            """,
            Thing.class);

    assertThat(thing.name()).isEqualTo("مصباح");
    assertThat(thing.count()).isEqualTo(2);
    assertThat(thing.shiny()).isTrue();
    assertThat(thing.labels()).containsExactly("a", null);
    assertThat(thing.partCounts()).isEqualTo(Map.of("b", 3));
  }

  @Test
  void takes_an_absent_field_for_null() {
    assertThat(Json.read("{}", Thing.class)).isEqualTo(new Thing(null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"naem\": \"lamp\"} | naem",
        "{\"Name\": \"lamp\"} | Name",
        "{\"partCounts\": {}} | partCounts",
        "{\"name\": \"lamp\", \"tenant\": \"globex\"} | tenant",
      })
  void names_an_unknown_field(String body, String field) {
    var problem = refused(body);

    assertThat(problem).isEqualTo(Problem.invalid(field, "This field is not known."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": 5} | name",
        "{\"name\": 5.5} | name",
        "{\"name\": true} | name",
        "{\"name\": {}} | name",
        "{\"name\": [\"lamp\"]} | name",
        "{\"count\": \"2\"} | count",
        "{\"count\": \"\"} | count",
        "{\"count\": 2.0} | count",
        "{\"count\": 2.9} | count",
        "{\"count\": 1e2} | count",
        "{\"count\": true} | count",
        "{\"count\": [2]} | count",
        "{\"count\": 99999999999} | count",
        "{\"count\": -99999999999999999999999999999999999999} | count",
        "{\"count\": 1e999999999} | count",
        "{\"shiny\": 1} | shiny",
        "{\"shiny\": \"true\"} | shiny",
        "{\"labels\": \"a\"} | labels",
        "{\"labels\": {}} | labels",
        "{\"labels\": [\"a\", 1]} | labels.[1]",
        "{\"labels\": [[]]} | labels.[0]",
        "{\"part_counts\": {\"b\": \"3\"}} | part_counts.b",
      })
  void names_a_field_of_the_wrong_type(String body, String field) {
    var problem = refused(body);

    assertThat(problem).isEqualTo(Problem.invalid(field, "This field has the wrong type."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[{}]",
        "\"\"",
        "\"lamp\"",
        "5",
        "true",
        "",
        "   ",
        "{",
        "}",
        "{\"name\"",
        "{\"name\":",
        "{\"name\": \"lamp",
        "{\"name\": \"lamp\"",
        "{\"name\": lamp}",
        "{\"name\": 'lamp'}",
        "{name: \"lamp\"}",
        "{\"name\": \"lamp\",}",
        "{\"name\": \"a\nb\"}",
        "{\"name\": \"\\x\"}",
        "{\"name\": \"\\u12\"}",
        "{\"count\": 007}",
        "{\"count\": +1}",
        "{\"count\": NaN}",
        "{\"count\": 0x10}",
        "{\"labels\": [\"a\",]}",
        "{\"labels\": [\"a\"",
        "{} {}",
        "{}]",
        "{} garbage",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"part_counts\": {\"b\": 1, \"b\": 2}}",
        "/* lamp */ {}",
        "\uFEFF{}",
        "name=lamp",
        "<thing/>",
      })
  void says_what_is_not_one_json_object(String body) {
    assertThat(refused(body).kind()).isEqualTo(Kind.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"name\":", "{\"labels\":[", "{\"unknown\":["})
  void gives_up_early_on_ten_thousand_levels(String level) {
    var problem = refused(level.repeat(10_000));

    assertThat(problem.kind()).isIn(Kind.MALFORMED_JSON, Kind.INVALID_REQUEST);
  }

  @Test
  void refuses_a_number_of_a_million_digits() {
    var problem = refused("{\"count\": " + "9".repeat(1_000_000) + "}");

    assertThat(problem.kind()).isEqualTo(Kind.MALFORMED_JSON);
  }

  @Test
  void reads_a_text_of_two_million_characters() {
    var text = "ا".repeat(2_000_000);

    assertThat(Json.read("{\"name\": \"" + text + "\"}", Thing.class).name()).isEqualTo(text);
  }

  @Test
  void cuts_the_name_of_a_long_unknown_field() {
    var problem = refused("{\"" + "x".repeat(10_000) + "\": 1}");

    assertThat(problem.field()).isEqualTo("x".repeat(100));
  }

  @Test
  void names_an_unknown_field_so_that_the_name_can_be_sent() {
    var problem = refused("{\"a\\ud800b\": 1}");

    assertThat(problem.field()).isEqualTo("a?b");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(Json.write(problem.json("r"))))
        .isTrue();
  }

  @Test
  void cuts_a_long_name_of_an_unknown_field_beside_a_pair_and_not_through_it() {
    var problem = refused("{\"" + "x".repeat(99) + "\uD83D\uDE00\": 1}");

    assertThat(problem.field()).isEqualTo("x".repeat(99) + "?");
  }

  @Test
  void never_repeats_what_a_field_held() {
    var problem = refused("{\"count\": \"the secret\"}");

    assertThat(Json.write(problem.json("r"))).doesNotContain("secret");
  }

  @Test
  void writes_snake_case_and_keeps_nulls_and_the_order_of_fields() {
    var json = Json.write(new Thing("lamp", 2, null, List.of("a"), null));

    assertThat(json)
        .isEqualTo(
            "{\"name\":\"lamp\",\"count\":2,\"shiny\":null,\"labels\":[\"a\"],\"part_counts\":null}");
  }

  private static Problem refused(String body) {
    var refusal = catchThrowableOfType(ProblemException.class, () -> Json.read(body, Thing.class));
    assertThat(refusal).isNotNull();
    return refusal.problem();
  }
}
