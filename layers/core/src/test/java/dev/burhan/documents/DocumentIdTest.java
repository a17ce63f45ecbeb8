package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "9", "Lease-2024_v1.2", "a..b"})
  void takes(String value) {
    assertThat(DocumentId.isValid(value)).isTrue();
    assertThat(new DocumentId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".a", "-a", "_a", "a b", "a/b", "../a", "a'b", "a%", "عقد", "a\n", "a\0"})
  void refuses(String value) {
    assertThat(DocumentId.isValid(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new DocumentId(value));
  }

  @org.junit.jupiter.api.Test
  void has_a_longest_value() {
    assertThat(DocumentId.isValid("a".repeat(DocumentId.LENGTH_MAX))).isTrue();
    assertThat(DocumentId.isValid("a".repeat(DocumentId.LENGTH_MAX + 1))).isFalse();
  }
}
