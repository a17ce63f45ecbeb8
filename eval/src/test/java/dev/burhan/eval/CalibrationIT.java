package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits the abstention again and holds it against the calibration that ships. */
final class CalibrationIT {

  private static final Path SUPPORT =
      Path.of("layers/models/src/main/resources/dev/burhan/models/extractive/support.json");
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final double ROUNDING = 1e-3;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Path home;

  CalibrationIT(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void gives_what_ships_for_every_encoder_of_this_machine() throws IOException {
    var shipped = Files.readString(CHECKOUT.resolve(SUPPORT));
    var spoilt = shipped.replaceAll("\"threshold\" : [0-9.]+", "\"threshold\" : 0.99");
    Files.createDirectories(home.resolve(SUPPORT).getParent());
    Files.writeString(home.resolve(SUPPORT), spoilt);

    int code = run("eval", "calibrate", "--write");

    assertThat(code).isZero();
    var fitted = new ObjectMapper().readTree(home.resolve(SUPPORT).toFile()).get("encoders");
    var expected = new ObjectMapper().readTree(shipped).get("encoders");
    assertThat(fitted.fieldNames()).toIterable().containsExactlyElementsOf(expected::fieldNames);
    assertThat(lines()).hasSizeGreaterThanOrEqualTo(2);
    for (var line : lines()) {
      var name = line.substring(0, line.indexOf(' '));
      assertThat(line).contains("questions  AUROC 0.");
      assertSame(name, fitted.get(name), expected.get(name));
    }
  }

  @Test
  void prints_its_lines_and_writes_nothing_unless_told() throws IOException {
    int code = run("eval", "calibrate");

    assertThat(code).isZero();
    assertThat(lines())
        .anyMatch(line -> line.startsWith("bge-small-en-v1.5 "))
        .anyMatch(line -> line.startsWith("words-alone "));
    assertThat(home).isEmptyDirectory();
  }

  private static void assertSame(String name, JsonNode fitted, JsonNode shipped) {
    assertThat(fitted.get("threshold").doubleValue())
        .as(name)
        .isCloseTo(shipped.get("threshold").doubleValue(), within(ROUNDING));
    assertThat(fitted.get("weights")).hasSameSizeAs(shipped.get("weights"));
    for (int i = 0; i < shipped.get("weights").size(); i++) {
      assertThat(fitted.get("weights").get(i).doubleValue())
          .as(name + " weight " + i)
          .isCloseTo(shipped.get("weights").get(i).doubleValue(), within(ROUNDING));
    }
  }

  private int run(String... arguments) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var launch = new Launch(home, Instant.now(), System.getenv());
    return new Main(launch, stream).run(List.of(arguments));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("AUROC"))
        .toList();
  }
}
