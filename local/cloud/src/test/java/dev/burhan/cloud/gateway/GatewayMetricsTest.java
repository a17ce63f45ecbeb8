package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gateway and its functions are measured by. */
final class GatewayMetricsTest {

  private static final Map<String, String> STAGE = Map.of("ApiName", "things", "Stage", "v1");
  private static final Map<String, String> FUNCTION = Map.of("FunctionName", "test-Sample");
  private static final Map<String, String> ALIAS =
      Map.of("FunctionName", "test-Sample", "Resource", "test-Sample:live");

  private final GatewayFixture cloud = new GatewayFixture();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void counts_answers_and_errors_of_both_sides() throws Exception {
    cloud.send("GET", "/things/1");
    cloud.send("GET", "/nowhere");
    cloud.thing.throwsError("broken");
    cloud.send("GET", "/things/1");

    assertThat(sum("AWS/ApiGateway", "Count", STAGE)).isEqualTo(3);
    assertThat(sum("AWS/ApiGateway", "4XXError", STAGE)).isEqualTo(1);
    assertThat(sum("AWS/ApiGateway", "5XXError", STAGE)).isEqualTo(1);
    assertThat(window("AWS/ApiGateway", "Latency", STAGE).count()).isEqualTo(3);
  }

  @Test
  void counts_invocations_by_function_and_by_alias() throws Exception {
    cloud.send("GET", "/things/1");
    cloud.thing.throwsError("broken");
    cloud.send("GET", "/things/1");

    for (var dimensions : List.of(FUNCTION, ALIAS)) {
      assertThat(sum("AWS/Lambda", "Invocations", dimensions)).isEqualTo(2);
      assertThat(sum("AWS/Lambda", "Errors", dimensions)).isEqualTo(1);
      assertThat(sum("AWS/Lambda", "Throttles", dimensions)).isZero();
      assertThat(window("AWS/Lambda", "Throttles", dimensions).count()).isEqualTo(2);
    }
  }

  private double sum(String namespace, String name, Map<String, String> dimensions) {
    return window(namespace, name, dimensions).sum();
  }

  private Window window(String namespace, String name, Map<String, String> dimensions) {
    var now = cloud.clock.instant();
    return cloud.measured.window(
        MetricId.of(namespace, name, dimensions), now, now.plusSeconds(60));
  }
}
