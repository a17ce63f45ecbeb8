package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseSettingsTest {

  private static final String URL = "jdbc:postgresql://127.0.0.1:5432/burhan";

  @Test
  void to_string_hides_the_password() {
    var settings = new DatabaseSettings(URL, "app", "open-sesame", 4);

    assertThat(settings.toString()).contains(URL, "app", "4").doesNotContain("open-sesame");
  }

  @Test
  void takes_addresses_of_postgresql_alone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseSettings("jdbc:h2:mem:x", "app", "secret", 4))
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void takes_pools_of_1_to_100(int poolMax) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseSettings(URL, "app", "secret", poolMax))
        .withMessageContaining(Integer.toString(poolMax));
  }
}
