package dev.burhan.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {

  private final Lines lines = new Lines();

  @Test
  void writes_one_flat_line() {
    lines
        .log
        .atInfo()
        .addKeyValue("route", "POST /query")
        .addKeyValue("status", 200)
        .addKeyValue("replayed", true)
        .log("request");

    var line = lines.last();

    assertThat(lines.text()).endsWith("}\n").hasLineCount(1);
    assertThat(line.at("/level").asText()).isEqualTo("INFO");
    assertThat(line.at("/message").asText()).isEqualTo("request");
    assertThat(line.at("/logger").asText()).isEqualTo("dev.burhan.edge.Api");
    assertThat(line.at("/service").asText()).isEqualTo("acme-prod");
    assertThat(line.at("/route").asText()).isEqualTo("POST /query");
    assertThat(line.at("/status").asInt()).isEqualTo(200);
    assertThat(line.at("/replayed").asBoolean()).isTrue();
    assertThat(line.has("_aws")).isFalse();
    assertThat(line.at("/timestamp").asText()).endsWith("Z");
  }

  @Test
  void stays_one_line_whatever_a_value_holds() {
    lines.log.atInfo().addKeyValue("odd", "a\nb\u2028\"}\u0000 سؤال").log("two\r\nlines");

    assertThat(lines.text().strip().lines()).hasSize(1);
    assertThat(lines.last().at("/odd").asText()).isEqualTo("a\nb\u2028\"}\u0000 سؤال");
  }

  @Test
  void carries_metrics_for_the_service_and_by_the_dimensions_of_the_line() {
    lines
        .log
        .atInfo()
        .addKeyValue("route", new Dimension("POST /query"))
        .addKeyValue("latency", Metric.millis(12.5))
        .addKeyValue("requests", Metric.count(1))
        .addKeyValue("tenant", "acme")
        .log("request");

    var line = lines.last();
    var directive = line.at("/_aws/CloudWatchMetrics/0");

    assertThat(line.at("/latency").asDouble()).isEqualTo(12.5);
    assertThat(line.at("/requests").isIntegralNumber()).isTrue();
    assertThat(line.at("/route").asText()).isEqualTo("POST /query");
    assertThat(line.at("/_aws/Timestamp").asLong()).isPositive();
    assertThat(directive.at("/Namespace").asText()).isEqualTo("Burhan");
    assertThat(texts(directive.at("/Dimensions/0"))).containsExactly("service");
    assertThat(texts(directive.at("/Dimensions/1"))).containsExactly("service", "route");
    assertThat(directive.at("/Dimensions")).hasSize(2);
    assertThat(directive.at("/Metrics/0/Name").asText()).isEqualTo("latency");
    assertThat(directive.at("/Metrics/0/Unit").asText()).isEqualTo("Milliseconds");
    assertThat(directive.at("/Metrics/1/Unit").asText()).isEqualTo("Count");
  }

  @Test
  void keeps_the_messages_of_our_own_failures_alone() {
    var foreign = new IllegalStateException("Key (text)=(the tenant's words) exists");

    lines.log.atError().setCause(new OwnFailure("no row after 3 attempts", foreign)).log("failed");

    var failure = lines.last().at("/failure").asText();
    assertThat(failure)
        .contains("OwnFailure: no row after 3 attempts", "IllegalStateException", "JsonLinesTest")
        .doesNotContain("the tenant's words");
  }

  @Test
  void puts_the_correlation_id_on_lines_while_an_invocation_runs() {
    try (var _ = Invocation.begin("req-1")) {
      lines.log.info("inside");
      assertThat(lines.last().at("/correlation_id").asText()).isEqualTo("req-1");
      assertThat(Invocation.correlationId()).contains("req-1");
    }
    lines.log.info("outside");

    assertThat(lines.last().has("correlation_id")).isFalse();
  }

  @Test
  void refuses_what_is_no_number() {
    assertThatThrownBy(() -> Metric.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static final class OwnFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
