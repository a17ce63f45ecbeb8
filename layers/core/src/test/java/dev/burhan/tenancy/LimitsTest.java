package dev.burhan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitsTest {

  private static final Limits LIMITS =
      new Limits(
          new Limits.Allowance(1_000, 500_000, Money.dollars("1.50")),
          new Limits.Allowance(20_000, 9_000_000, Money.dollars("30")),
          60_000);

  @Test
  void are_written_in_compact_form_and_read_again() {
    assertThat(LimitsText.format(LIMITS))
        .isEqualTo("1000/500000/1500000000;20000/9000000/30000000000;60000");
    assertThat(LimitsText.parse(LimitsText.format(LIMITS))).isEqualTo(LIMITS);
  }

  @Test
  void the_smallest_and_the_largest_survive() {
    for (long amount : new long[] {0, Long.MAX_VALUE}) {
      var allowance = new Limits.Allowance(amount, amount, new Money(amount));
      var limits = new Limits(allowance, allowance, amount);

      assertThat(LimitsText.parse(LimitsText.format(limits))).isEqualTo(limits);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1/2/3;1/2/3",
        "1/2/3;1/2/3;-1",
        "1/2;1/2/3;1",
        "1/2/3;1/2/3;1;t=2",
        "1/2/3;1/2/3;9999999999999999999",
        "1/2/3;1/2/3;\u0661",
        " 1/2/3;1/2/3;1",
      })
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LimitsText.parse(text));
  }
}
