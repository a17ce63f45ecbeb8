package dev.burhan.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.models.openai.OpenAiSettings.TokensField;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenAiSettingsTest {

  private static final String URL = "http://127.0.0.1:11434/v1";

  private final List<String> faults = new ArrayList<>();

  @Test
  void needs_an_address_and_a_model_alone() {
    var settings = read(Map.of("OPENAI_BASE_URL", URL, "OPENAI_MODEL", "smollm2"));

    assertThat(settings)
        .contains(
            new OpenAiSettings(
                URI.create(URL),
                Optional.empty(),
                "smollm2",
                Duration.ofSeconds(3),
                true,
                TokensField.MAX_TOKENS));
    assertThat(faults).isEmpty();
  }

  @Test
  void takes_all_that_can_be_set() {
    var settings =
        read(
            Map.of(
                "OPENAI_BASE_URL",
                " https://models.example.com/openai/v1/ ",
                "OPENAI_MODEL",
                "gpt-5-mini",
                "OPENAI_API_KEY",
                "sk-1234\n",
                "OPENAI_TEMPERATURE",
                "false",
                "OPENAI_TOKENS_FIELD",
                "max_completion_tokens",
                "OPENAI_CONNECT_TIMEOUT_MILLIS",
                "30000"));

    assertThat(settings)
        .contains(
            new OpenAiSettings(
                URI.create("https://models.example.com/openai/v1/"),
                Optional.of("sk-1234"),
                "gpt-5-mini",
                Duration.ofSeconds(30),
                false,
                TokensField.MAX_COMPLETION_TOKENS));
    assertThat(settings.orElseThrow().completions())
        .hasToString("https://models.example.com/openai/v1/chat/completions");
  }

  @Test
  void tells_every_fault_at_once_and_no_value() {
    var settings =
        read(
            Map.of(
                "OPENAI_BASE_URL",
                "https://secret@models.example.com",
                "OPENAI_API_KEY",
                "secret key",
                "OPENAI_TEMPERATURE",
                "0.7 secret",
                "OPENAI_TOKENS_FIELD",
                "secret",
                "OPENAI_CONNECT_TIMEOUT_MILLIS",
                "99"));

    assertThat(settings).isEmpty();
    assertThat(faults)
        .containsExactly(
            "OPENAI_BASE_URL must be an address such as http://127.0.0.1:11434/v1",
            "OPENAI_API_KEY must be of visible ASCII characters",
            "OPENAI_MODEL is not set",
            "OPENAI_CONNECT_TIMEOUT_MILLIS must be 100 to 30000",
            "OPENAI_TEMPERATURE must be true or false: whether one is accepted",
            "OPENAI_TOKENS_FIELD must be max_tokens or max_completion_tokens");
  }

  @Test
  void tells_what_is_not_set() {
    assertThat(read(Map.of())).isEmpty();
    assertThat(faults).containsExactly("OPENAI_BASE_URL is not set", "OPENAI_MODEL is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/v1",
        "file:///etc/passwd",
        "example.com/v1",
        "http:///v1",
        "http://",
        "https://user:word@example.com/v1",
        "https://example.com/v1?key=1",
        "https://example.com/v1#here",
        "http://exa mple.com",
        "HTTP//example.com"
      })
  void takes_no_address_but_one_of_the_web(String url) {
    assertThat(read(Map.of("OPENAI_BASE_URL", url, "OPENAI_MODEL", "m"))).isEmpty();
    assertThat(faults)
        .containsExactly("OPENAI_BASE_URL must be an address such as http://127.0.0.1:11434/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "30001", "3s", "1e3", "99999999999"})
  void takes_no_time_out_of_range(String millis) {
    var environment = new HashMap<>(Map.of("OPENAI_BASE_URL", URL, "OPENAI_MODEL", "m"));
    environment.put("OPENAI_CONNECT_TIMEOUT_MILLIS", millis);

    assertThat(read(environment).isPresent()).isEqualTo(millis.isEmpty());
  }

  @Test
  void takes_no_name_without_an_end() {
    read(Map.of("OPENAI_BASE_URL", URL, "OPENAI_MODEL", "m".repeat(201)));

    assertThat(faults).containsExactly("OPENAI_MODEL must be of at most 200 characters");
  }

  @Test
  void never_shows_the_key() {
    var with =
        read(
            Map.of("OPENAI_BASE_URL", URL, "OPENAI_MODEL", "smollm2", "OPENAI_API_KEY", "sk-1234"));
    var without = read(Map.of("OPENAI_BASE_URL", URL, "OPENAI_MODEL", "smollm2"));

    assertThat(with.orElseThrow().toString()).contains("key=hidden").doesNotContain("1234");
    assertThat(without.orElseThrow().toString()).contains("key=none", "smollm2", URL);
  }

  private Optional<OpenAiSettings> read(Map<String, String> environment) {
    return OpenAiSettings.of(environment, faults::add);
  }
}
