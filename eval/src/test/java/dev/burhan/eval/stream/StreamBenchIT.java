package dev.burhan.eval.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.command.Launch;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Runs the bench with so few streams that it takes seconds. */
final class StreamBenchIT {

  @Test
  void streams_lose_nothing_and_end_once() {
    var home = Path.of("..").toAbsolutePath().normalize();
    var launch = new Launch(home, Instant.EPOCH, System.getenv());

    var report = new StreamBench(launch, 4, 20, line -> {}).run();

    assertThat(report.isWhole()).as(report.table()).isTrue();
    assertThat(report.added().p50()).isPositive();
    assertThat(report.json())
        .containsEntry("streams", 4)
        .containsEntry("terminal_events", 4)
        .containsKeys("added_ttft", "lost", "reordered", "kb_per_stream");
  }
}
