package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LaunchTest {

  @Test
  void models_on_this_machine_cost_nothing() {
    assertThat(
            free(
                Map.of(
                    "MODEL_PROVIDER", "openai:phi,bedrock:amazon.nova-lite-v1:0",
                    "OPENAI_MODEL", "llama",
                    "OPENAI_BASE_URL", "http://127.0.0.1:18081/v1",
                    "MODELS_FREE", "own")))
        .isEqualTo("own,phi,llama");
    assertThat(free(Map.of("OPENAI_MODEL", "llama", "OPENAI_BASE_URL", "http://[::1]:1")))
        .isEqualTo("llama");
  }

  @Test
  void models_elsewhere_need_a_price() {
    assertThat(free(Map.of("OPENAI_MODEL", "gpt", "OPENAI_BASE_URL", "https://api.example/v1")))
        .isEmpty();
    assertThat(
            free(Map.of("OPENAI_MODEL", "gpt", "OPENAI_BASE_URL", "https://localhost.example/v1")))
        .isEmpty();
    assertThat(free(Map.of())).isEmpty();
  }

  private static String free(Map<String, String> environment) {
    return new Launch(Path.of("."), Instant.EPOCH, environment)
        .models()
        .getOrDefault("ModelsFree", "");
  }
}
