package dev.burhan.eval.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.command.Launch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Starts each function once, to see that all start from nothing and from a snapshot. */
final class ColdStartBenchIT {

  @Test
  void every_function_starts_from_nothing_and_from_a_snapshot() {
    var home = Path.of("..").toAbsolutePath().normalize();
    var launch = new Launch(home, Instant.EPOCH, Map.of());

    var report = new ColdStartBench(launch, 1, Optional.empty(), line -> {}).run();

    assertThat(report.table()).contains("QueryStreamFunction", "nothing to compare with");
    assertThat(report.json())
        .containsKeys(
            "AuthorizerFunction",
            "QueryFunction",
            "QueryStreamFunction",
            "DocumentsFunction",
            "IngestFunction",
            "WebhookFunction",
            "zip_kb");
    assertThat((Map<?, ?>) report.json().get("QueryFunction"))
        .extracting(figures -> figures.keySet().toString())
        .asString()
        .contains("init_ms", "first_ms", "restored_first_ms", "warm_ms");
  }
}
