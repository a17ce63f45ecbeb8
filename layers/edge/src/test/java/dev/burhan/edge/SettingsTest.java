package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

  @Test
  void reads_what_is_set() {
    var settings = new Settings(Map.of("TABLE", "jobs", "POOL", "7"));

    assertThat(settings.text("TABLE")).isEqualTo("jobs");
    assertThat(settings.integer("POOL", 1, 50)).isEqualTo(7);
    assertThat(settings.text("FOLDER", "/opt/models")).isEqualTo("/opt/models");
    settings.check();
  }

  @Test
  void reports_all_faults_at_once() {
    var settings = new Settings(Map.of("QUEUE", " ", "POOL", "51", "MORE", "x"));

    settings.text("TABLE");
    settings.text("QUEUE");
    settings.integer("POOL", 1, 50);
    settings.integer("MORE", 1, 50);
    settings.integer("LEAST", 0, 9);

    assertThatThrownBy(settings::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "bad settings: TABLE is not set; QUEUE is not set; POOL must be 1 to 50;"
                + " MORE must be 1 to 50; LEAST must be 0 to 9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 5", "5.0", "0", "-1", "51", "5s", "99999999999", "0x5"})
  void takes_no_number_out_of_range(String value) {
    var settings = new Settings(Map.of("POOL", value));

    settings.integer("POOL", 1, 50);

    assertThatThrownBy(settings::check).hasMessage("bad settings: POOL must be 1 to 50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "50"})
  void takes_the_ends_of_the_range(String value) {
    var settings = new Settings(Map.of("POOL", value));

    assertThat(settings.integer("POOL", 1, 50)).isEqualTo(Integer.parseInt(value));
    settings.check();
  }

  @Test
  void takes_one_of_the_words_it_knows() {
    var settings = new Settings(Map.of("ENGINE", "textract", "LOOPBACK", "true", "OFF", "false"));

    assertThat(settings.oneOf("ENGINE", List.of("none", "textract"))).isEqualTo("textract");
    assertThat(settings.flag("LOOPBACK")).isTrue();
    assertThat(settings.flag("OFF")).isFalse();
    settings.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Textract", "none ", "all"})
  void takes_no_word_it_does_not_know(String value) {
    var settings = new Settings(Map.of("ENGINE", value));

    assertThat(settings.oneOf("ENGINE", List.of("none", "textract"))).isEqualTo("none");
    settings.flag("MISSING");

    assertThatThrownBy(settings::check)
        .hasMessage(
            "bad settings: ENGINE must be one of none, textract;"
                + " MISSING must be one of false, true");
  }

  @Test
  void reads_pairs() {
    var settings = new Settings(Map.of("PLANS", "free=a1,pro=b=2"));

    assertThat(settings.pairs("PLANS")).isEqualTo(Map.of("free", "a1", "pro", "b=2"));
    settings.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "free", "free=", "=a1", "free=a1,", "free=a1,pro"})
  void takes_nothing_for_pairs_that_is_none(String value) {
    var settings = new Settings(Map.of("PLANS", value));

    assertThat(settings.pairs("PLANS")).isEmpty();
    assertThatThrownBy(settings::check).hasMessageContaining("PLANS must be a list");
  }

  @Test
  void never_shows_a_value() {
    var settings = new Settings(Map.of("POOL", "a secret in the wrong place"));

    settings.integer("POOL", 1, 50);

    assertThatThrownBy(settings::check).message().doesNotContain("secret");
  }
}
