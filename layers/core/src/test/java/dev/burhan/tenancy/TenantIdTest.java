package dev.burhan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TenantIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a-b", "0a9", "a--b", "a123456789012345678901234567890123456789"})
  void takes(String value) {
    assertThat(new TenantId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "-ab",
        "ab-",
        "Abc",
        "a_b",
        "a b",
        "abc\n",
        "a'b",
        "a%b",
        "äbc",
        "a1234567890123456789012345678901234567890"
      })
  void refuses(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(value));
  }
}
