package dev.burhan.eval.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.testing.HashingEmbedder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the bench for a few seconds. */
final class SoakBenchIT {

  @Test
  void nothing_breaks_and_no_count_drifts_while_readers_and_writers_work() {
    var settings =
        new SoakBench.Settings(Duration.ofSeconds(5), Duration.ofSeconds(2), 3, 2, 1_000);

    var report =
        new SoakBench(Optional.empty(), new HashingEmbedder(), settings, System.err::println).run();

    assertThat(report.looks()).hasSizeBetween(3, 4);
    assertThat(report.looks()).allSatisfy(look -> assertThat(look.drift()).isZero());
    assertThat(report.errors()).as(report.table()).isZero();
    assertThat(report.looks().getFirst().searches()).isPositive();
    assertThat(report.looks().getFirst().writes()).isPositive();
    assertThat(report.looks().getFirst().backends()).isPositive();
    assertThat(report.table()).contains("searches/s").contains("drift 0");
  }
}
