package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.Launch;
import dev.burhan.eval.groundedness.GroundednessFit;
import dev.burhan.legal.GroundednessModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroundednessCommandTest {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void measures_a_small_set_in_both_languages(@TempDir Path folder)
      throws IOException, URISyntaxException {
    var smoke = getClass().getResource("/groundedness/smoke.jsonl");
    var data = Path.of(Objects.requireNonNull(smoke).toURI()).toString();
    var json = folder.resolve("report.json");

    assertThat(run("bench", "groundedness", "--data", data, "--json", json.toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("claims             12 (5 supported)");
    var report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.get("claims").intValue()).isEqualTo(12);
    assertThat(report.get("auroc").doubleValue()).isEqualTo(1);
    assertThat(report.get("balanced_accuracy").doubleValue()).isEqualTo(1);
    assertThat(report.get("ms").fieldNames()).toIterable().containsExactly("p50", "p95", "p99");
  }

  @Test
  void says_that_data_is_missing() {
    assertThat(run("bench", "groundedness")).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("--data is missing");
  }

  /** Whoever changes a feature or a sample document fits again and ships what comes out. */
  @Test
  void the_weights_that_ship_are_those_that_are_fitted() {
    var samples = CHECKOUT.resolve("local/cloud/src/main/resources/sample/documents");

    var fitted = GroundednessFit.on(samples).weights();

    assertThat(fitted).hasSameSizeAs(GroundednessModel.SHIPPED.weights());
    for (int i = 0; i < fitted.size(); i++) {
      assertThat(fitted.get(i))
          .as("weight " + i)
          .isCloseTo(GroundednessModel.SHIPPED.weights().get(i), within(.02));
    }
  }

  private int run(String... arguments) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Main(new Launch(CHECKOUT, Instant.EPOCH, Map.of()), stream).run(List.of(arguments));
  }
}
