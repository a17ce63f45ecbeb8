package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.engines.FunctionProcess;
import dev.burhan.engines.RuntimeApiServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class SnapStartIT {

  private final RuntimeApiServer api =
      RuntimeApiServer.start(Clock.systemUTC(), Duration.ofSeconds(60));
  private Gate gate;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate();
  }

  @AfterEach
  void close() throws IOException {
    api.close();
    gate.close();
  }

  private FunctionProcess start(String failingHook) {
    return Child.streaming(
        Map.of(
            "AWS_LAMBDA_RUNTIME_API",
            api.address(),
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "snap-start",
            "_HANDLER",
            HookedHandler.class.getName(),
            HookedHandler.FAILING,
            failingHook,
            Gate.VARIABLE,
            gate.port()));
  }

  @Test
  void hooks_run_around_the_snapshot_and_then_events_are_served() throws Exception {
    var invocation = api.invoke("{}");

    try (var child = start("none");
        var visit = gate.visit()) {
      assertThat(visit.report()).isEqualTo("before second");
      assertThat(visit.report()).isEqualTo("before first");
      api.awaitCheckpoint();
      api.restore();
      assertThat(visit.report()).isEqualTo("after first");
      assertThat(visit.report()).isEqualTo("after second");

      assertThat(invocation.response().rest())
          .asString(UTF_8)
          .isEqualTo("{\"statusCode\":202,\"headers\":{}}" + "\0".repeat(8));
      assertThat(child.output()).isEmpty();
    }
  }

  @Test
  void a_hook_that_fails_after_the_restore_is_reported_and_the_others_still_run() throws Exception {
    try (var child = start("after first");
        var visit = gate.visit()) {
      visit.report();
      visit.report();
      api.awaitCheckpoint();
      api.restore();
      assertThat(visit.report()).isEqualTo("after first");
      assertThat(visit.report()).isEqualTo("after second");

      var error = api.restoreError();
      assertThat(error.headers())
          .containsEntry("lambda-runtime-function-error-type", "Runtime.AfterRestoreError");
      assertThat(error.rest()).asString(UTF_8).contains("after first failed");
      assertThat(child.exit()).isEqualTo(64);
    }
  }

  @Test
  void a_hook_that_fails_before_the_snapshot_is_an_error_of_the_start() throws Exception {
    try (var child = start("before first");
        var visit = gate.visit()) {
      assertThat(visit.report()).isEqualTo("before second");
      assertThat(visit.report()).isEqualTo("before first");

      var error = api.initError();
      assertThat(error.headers())
          .containsEntry("lambda-runtime-function-error-type", "Runtime.BeforeCheckpointError");
      assertThat(error.rest()).asString(UTF_8).contains("before first failed");
      assertThat(child.exit()).isEqualTo(64);
    }
  }
}
