package dev.burhan.eval.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.burhan.cloud.command.ApiClient.Reply;
import dev.burhan.cloud.command.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SteadyLoadTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  @Test
  void sends_as_many_requests_as_the_rate_says() {
    var asked = new AtomicInteger();

    var seen =
        load((question, history) -> {
              asked.incrementAndGet();
              return answered(0, 0);
            })
            .run(SHORT, sent -> {});

    assertThat(seen).hasSize(10);
    assertThat(asked).hasValue(10);
  }

  @Test
  void takes_the_model_out_of_our_own_time_and_the_stages_out_of_the_gateways() {
    var seen = load((question, history) -> answered(3, 201)).run(SHORT, sent -> {});

    // A reply that is there at once claims stages of 204 ms, of which the model's are 200.
    assertThat(seen)
        .allSatisfy(
            one -> {
              assertThat(one.isAnswered()).isTrue();
              assertThat(one.own() + 200).isGreaterThanOrEqualTo(0);
              assertThat(one.gateway()).isCloseTo(Math.max(0, one.own() + 200 - 204), within(.001));
            });
  }

  @Test
  void counts_problems_and_broken_connections_as_errors() {
    var asked = new AtomicInteger();

    var seen =
        load((question, history) -> {
              if (asked.incrementAndGet() % 2 == 0) {
                throw new UncheckedIOException(new IOException("reset"));
              }
              return new Reply(503, JsonNodeFactory.instance.objectNode());
            })
            .run(SHORT, sent -> {});
    var report = LoadReport.of(100, seen, 100, 100);

    assertThat(report.errors()).isEqualTo(10);
    assertThat(report.isGood()).isFalse();
    assertThat(report.table()).contains("NOT GOOD");
  }

  private static SteadyLoad load(SteadyLoad.Asking asking) {
    return new SteadyLoad(100, Samples.questions(), asking, 200);
  }

  private static Reply answered(double search, double write) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("ms").put("search", search).put("write", write);
    return new Reply(200, body);
  }
}
