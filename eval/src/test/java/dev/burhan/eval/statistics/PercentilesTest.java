package dev.burhan.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PercentilesTest {

  @Test
  void takes_the_nearest_rank_of_any_order() {
    var millis = new ArrayList<>(IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList());
    Collections.shuffle(millis, new Random(1));

    assertThat(Percentiles.of(millis)).isEqualTo(new Percentiles(100, 190, 198));
  }

  @Test
  void takes_a_value_that_was_measured() {
    assertThat(Percentiles.of(List.of(1.0, 2.0))).isEqualTo(new Percentiles(1, 2, 2));
    assertThat(Percentiles.of(List.of(1.0, 2.0, 30.0))).isEqualTo(new Percentiles(2, 30, 30));
  }

  @Test
  void one_time_is_all_percentiles() {
    assertThat(Percentiles.of(List.of(7.5))).isEqualTo(new Percentiles(7.5, 7.5, 7.5));
  }

  @Test
  void rounds_to_hundredths() {
    assertThat(Percentiles.of(List.of(1.23456)).p50()).isEqualTo(1.23);
  }

  @Test
  void no_time_has_no_percentile() {
    var none = Percentiles.of(List.of());

    assertThat(none.p50()).isNaN();
    assertThat(none.p99()).isNaN();
    assertThat(Percentiles.mean(new double[0])).isNaN();
  }

  @Test
  void names_its_keys() {
    assertThat(new Percentiles(1, 2, 3).json()).hasToString("{p50=1.0, p95=2.0, p99=3.0}");
  }
}
