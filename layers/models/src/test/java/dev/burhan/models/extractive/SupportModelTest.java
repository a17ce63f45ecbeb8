package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.models.extractive.SupportModel.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SupportModelTest {

  private static final Evidence WITH_MEANING = new Evidence(.8, .5, .2, 2.5, 2.1);
  private static final Evidence WORDS = new Evidence(.8, .5, .2, Double.NaN, 0);

  private static final Weights WORD_WEIGHTS = new Weights(List.of(-2.0, 1.0, 3.0, 2.0), .4);
  private static final Weights MEANING_WEIGHTS =
      new Weights(List.of(-4.0, 1.0, 1.0, .5, 2.0, -.5), .6);
  private static final SupportModel MODEL =
      new SupportModel(Map.of(SupportModel.WORDS_ALONE, WORD_WEIGHTS, "known", MEANING_WEIGHTS));

  @Test
  void is_logistic_in_the_features() {
    double sum = -4 + 1 * .8 + 1 * .5 + .5 * .2 + 2 * 2.5 - .5 * 2.1;

    assertThat(MODEL.probability(WITH_MEANING, "known"))
        .isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-12));
    assertThat(MODEL.threshold(WITH_MEANING, "known")).isEqualTo(.6);
  }

  @Test
  void evidence_without_a_vector_is_judged_by_weights_of_its_own() {
    double sum = -2 + 1 * .8 + 3 * .5 + 2 * .2;

    assertThat(MODEL.probability(WORDS, "known"))
        .isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-12));
    assertThat(MODEL.threshold(WORDS, "known")).isEqualTo(.4);
  }

  @Test
  void an_encoder_nobody_calibrated_is_judged_by_words_alone() {
    assertThat(MODEL.probability(WITH_MEANING, "new")).isEqualTo(MODEL.probability(WORDS, "known"));
    assertThat(MODEL.threshold(WITH_MEANING, "new")).isEqualTo(.4);
  }

  @Test
  void stays_a_probability_at_the_extremes() {
    var certain = new Evidence(1, 1, 2, 1e6, -1e6);
    var hopeless = new Evidence(0, 0, 0, -1e6, 1e6);

    assertThat(MODEL.probability(certain, "known")).isEqualTo(1);
    assertThat(MODEL.probability(hopeless, "known")).isZero();
  }

  @Test
  void the_calibration_that_ships_can_be_read() {
    var shipped = SupportModel.shipped();

    assertThat(shipped.threshold(WORDS, "any")).isBetween(.05, .95);
    for (var encoder :
        List.of(
            "bge-small-en-v1.5",
            "multilingual-e5-small",
            "multilingual-e5-small+bge-small-en-v1.5")) {
      assertThat(shipped.probability(WITH_MEANING, encoder))
          .as(encoder)
          .isBetween(0.0, 1.0)
          .isNotEqualTo(shipped.probability(WITH_MEANING, "unknown"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bge-small-en-v1.5",
        "multilingual-e5-small",
        "multilingual-e5-small+bge-small-en-v1.5"
      })
  void a_closer_meaning_never_lowers_the_shipped_probability(String encoder) {
    var shipped = SupportModel.shipped();
    double before = 0;
    for (double deviations = -3; deviations <= 6; deviations += .25) {
      double now = shipped.probability(new Evidence(.5, .3, .1, deviations, 1), encoder);
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void more_shared_words_never_lower_the_shipped_probability() {
    var shipped = SupportModel.shipped();
    double before = 0;
    for (double share = 0; share <= 1; share += .125) {
      double now = shipped.probability(new Evidence(share, share, share, Double.NaN, 0), "any");
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void what_shares_no_word_is_not_supported_by_words() {
    var shipped = SupportModel.shipped();
    var nothing = new Evidence(0, 0, 0, Double.NaN, 0);

    assertThat(shipped.probability(nothing, "any")).isLessThan(shipped.threshold(nothing, "any"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -.1, 1.1, Double.NaN})
  void refuses_a_threshold_that_is_no_probability(double threshold) {
    assertThatThrownBy(() -> new Weights(List.of(1.0), threshold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threshold must be in (0, 1)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refuses_weights_that_no_probability_comes_from(double weight) {
    assertThatThrownBy(() -> new Weights(List.of(1.0, weight), .5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights must be finite");
  }

  @Test
  void refuses_a_wrong_number_of_weights() {
    var calibration = Map.of(SupportModel.WORDS_ALONE, WORD_WEIGHTS, "short", WORD_WEIGHTS);

    assertThatThrownBy(() -> new SupportModel(calibration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("short needs 6 weights, got 4");
  }

  @Test
  void refuses_a_calibration_without_words_alone() {
    assertThatThrownBy(() -> new SupportModel(Map.of("known", MEANING_WEIGHTS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("words-alone");
  }
}
