package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantitiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,000 | 1000",
        "1000 | 1000",
        "١٬٠٠٠ | 1000",
        "١٠٠٠ درهم | 1000",
        "2.50 per cent | 2.5",
        "2.5 million | 2500000",
        "$1.2bn | 1200000000",
        "the 21st day | 21",
        "three months | 3",
        "twenty-five days | 25",
        "two hundred dollars | 200",
        "ثلاثون يوما | 30",
        "خمسة وعشرون يوما | 25",
        "الثلاثين يوما | 30",
        "زاد 3 ملايين | 3000000"
      })
  void reads_a_number_however_it_is_written(String text, String value) {
    assertThat(values(text)).containsExactly(value);
  }

  @Test
  void keeps_numbers_of_a_list_apart() {
    assertThat(values("clauses 3, 4 and 5; two or three; 14/02/2025"))
        .containsExactly("3", "4", "5", "2", "3", "14", "2", "2025");
  }

  @Test
  void reads_no_number_out_of_a_name() {
    assertThat(values("form B12 of the one Tenant")).isEmpty();
  }

  @Test
  void takes_linear_time_on_a_page_of_digits() {
    var page = "1,234 ".repeat(20_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(values(page)).hasSize(20_000));
  }

  private static List<String> values(String text) {
    return Quantities.of(text).stream().map(number -> number.value().toPlainString()).toList();
  }
}
