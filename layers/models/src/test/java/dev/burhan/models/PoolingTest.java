package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoolingTest {

  private static final float[] THREE_TOKENS = {3, 0, 0, 4, 6, 8};

  @Test
  void averages_all_tokens_and_scales_to_unit_length() {
    float[] pooled = Pooling.MEAN.pool(THREE_TOKENS, 2);

    assertThat(pooled).containsExactly(new float[] {.6f, .8f}, within(1e-6f));
  }

  @Test
  void takes_the_first_token() {
    float[] pooled = Pooling.CLS.pool(THREE_TOKENS, 2);

    assertThat(pooled).containsExactly(1, 0);
  }

  @Test
  void leaves_a_vector_without_direction_as_it_is() {
    float[] pooled = Pooling.MEAN.pool(new float[] {0, 0, 0, 0}, 2);

    assertThat(pooled).containsExactly(0, 0);
  }
}
