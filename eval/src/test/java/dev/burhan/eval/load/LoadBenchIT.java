package dev.burhan.eval.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.command.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Runs the bench for seconds, at a rate any machine can take. */
final class LoadBenchIT {

  @Test
  void answers_every_request() {
    var home = Path.of("..").toAbsolutePath().normalize();
    var launch = new Launch(home, Instant.EPOCH, System.getenv());

    var report = new LoadBench(launch, 2, Duration.ofSeconds(5), Duration.ZERO, line -> {}).run();

    assertThat(report.requests()).isEqualTo(10);
    assertThat(report.errors()).isZero();
    assertThat(report.own().p50()).isPositive();
  }
}
