package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VectorAndEncoderTest {

  @Test
  void a_vector_cannot_be_changed_from_outside() {
    var values = new float[] {1, 2};
    var vector = new Vector(values);

    values[0] = 9;

    assertThat(vector).isEqualTo(new Vector(new float[] {1, 2}));
    assertThat(vector.dot(new Vector(new float[] {3, 4}))).isEqualTo(11);
  }

  @Test
  void a_vector_is_written_as_the_database_reads_it() {
    assertThat(new Vector(new float[] {1, -.5f, 1e-7f}).text()).isEqualTo("[1.0,-0.5,1.0E-7]");
  }

  @Test
  void to_string_hides_the_values() {
    assertThat(new Vector(new float[] {.12345f})).hasToString("Vector[1]");
  }

  @ParameterizedTest
  @CsvSource({"0, .1", "4001, .1", "8, 0", "8, 1", "8, -1", "8, NaN"})
  void an_encoder_has_sensible_figures(int dimensions, double deviation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Encoder("x", dimensions, Set.of(), 0, deviation));
  }

  @Test
  void an_encoder_knows_its_languages_alone() {
    var encoder = new Encoder("x", 8, Set.of(Language.ENGLISH), 0, .1);

    assertThat(encoder.knows(Language.ENGLISH)).isTrue();
    assertThat(encoder.knows(Language.ARABIC)).isFalse();
  }
}
