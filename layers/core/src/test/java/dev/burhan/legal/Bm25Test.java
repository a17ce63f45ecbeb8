package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Bm25Test {

  @Test
  void idf_is_that_of_the_formula_and_never_negative() {
    assertThat(Bm25.idf(10, 3)).isCloseTo(Math.log(1 + 7.5 / 3.5), within(1e-15));
    assertThat(Bm25.idf(10, 10)).isPositive();
    assertThat(Bm25.idf(1, 1)).isPositive();
  }

  @Test
  void rarer_words_weigh_more() {
    for (int df = 1; df < 100; df++) {
      assertThat(Bm25.idf(100, df)).isGreaterThan(Bm25.idf(100, df + 1));
    }
  }

  @Test
  void saturation_is_that_of_the_formula() {
    double expected = 2 * 1.9 / (2 + .9 * (.3 + .7 * 30 / 20));

    assertThat(Bm25.TERMS.saturation(2, Bm25.TERMS.lengthPart(30, 20)))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void more_occurrences_count_more_up_to_a_bound() {
    for (int count = 1; count < 100; count++) {
      double now = Bm25.TERMS.saturation(count, Bm25.TERMS.lengthPart(20, 20));
      assertThat(Bm25.TERMS.saturation(count + 1, Bm25.TERMS.lengthPart(20, 20)))
          .isBetween(now, 1.9);
    }
  }

  @Test
  void long_passages_count_less() {
    assertThat(Bm25.TERMS.saturation(1, Bm25.TERMS.lengthPart(40, 20)))
        .isLessThan(Bm25.TERMS.saturation(1, Bm25.TERMS.lengthPart(20, 20)));
  }

  @ParameterizedTest
  @CsvSource({"-.1, .5", "10.1, .5", "NaN, .5", "1, -.1", "1, 1.1", "1, NaN"})
  void parameters_are_in_range(double k1, double b) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bm25(k1, b));
  }
}
