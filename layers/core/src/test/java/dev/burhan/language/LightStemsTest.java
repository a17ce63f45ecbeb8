package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LightStemsTest {

  @ParameterizedTest
  @CsvSource({
    "terminated, terminates",
    "notices, notice",
    "parties, party",
    "paying, pays",
    "المستاجر, ومستاجر",
    "بالعقد, عقد",
    "الدفعات, دفعه"
  })
  void brings_forms_of_a_word_to_one(String one, String other) {
    assertThat(LightStems.of(one)).isEqualTo(LightStems.of(other));
  }

  @Test
  void relates_words_of_one_family() {
    assertThat(LightStems.areRelated("terminat", "termination")).isTrue();
    assertThat(LightStems.areRelated("tenant", "tenure")).isFalse();
  }

  /** Who owes and who is owed is what a contract is about. */
  @ParameterizedTest
  @CsvSource({"employer, employee", "licensor, licensee", "lessor, lessee", "موجر, مستاجر"})
  void keeps_the_sides_of_a_contract_apart(String one, String other) {
    assertThat(LightStems.areRelated(LightStems.of(one), LightStems.of(other))).isFalse();
  }

  @Test
  void leaves_what_is_empty() {
    assertThat(LightStems.of("")).isEmpty();
  }
}
