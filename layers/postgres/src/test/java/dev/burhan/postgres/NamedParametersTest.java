package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamedParametersTest {

  @Test
  void turns_names_into_question_marks_in_their_order() {
    var parsed = NamedParameters.parse("select :b, :a_c, :b where x = :p2");

    assertThat(parsed.sql()).isEqualTo("select ?, ?, ? where x = ?");
    assertThat(parsed.names()).containsExactly("b", "a_c", "b", "p2");
  }

  @Test
  void leaves_casts_alone() {
    var parsed = NamedParameters.parse("select :x::jsonb, '1'::int, y::text[]");

    assertThat(parsed.sql()).isEqualTo("select ?::jsonb, '1'::int, y::text[]");
    assertThat(parsed.names()).containsExactly("x");
  }

  @Test
  void leaves_quoted_text_alone() {
    var parsed = NamedParameters.parse("select 'a :b', 'it''s :c', $1, '\\', :d, 'HH24:MI'");

    assertThat(parsed.sql()).isEqualTo("select 'a :b', 'it''s :c', $1, '\\', ?, 'HH24:MI'");
    assertThat(parsed.names()).containsExactly("d");
  }

  @Test
  void leaves_a_statement_without_parameters_as_it_is() {
    var parsed = NamedParameters.parse("select 1");

    assertThat(parsed).isEqualTo(new NamedParameters("select 1", java.util.List.of()));
  }
}
