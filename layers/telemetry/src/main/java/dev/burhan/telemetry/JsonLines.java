package dev.burhan.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * Writes a log event as one line of JSON, flat, so that queries name its fields. Values that are
 * metrics come with what CloudWatch needs to read them: once for the service as a whole, and once
 * by the dimensions of the line.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/
 *     CloudWatch_Embedded_Metric_Format_Specification.html">the embedded metric format</a>
 */
public final class JsonLines extends LayoutBase<ILoggingEvent> {

  static final String SERVICE = "service";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAMESPACE = "Burhan";

  private final String service;

  /**
   * @param service names the deployment; a dimension of every metric
   */
  public JsonLines(String service) {
    this.service = service;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    var line = new LinkedHashMap<String, Object>();
    line.put("timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("message", event.getFormattedMessage());
    line.put(SERVICE, service);
    line.putAll(event.getMDCPropertyMap());
    var values = values(event);
    values.forEach((name, value) -> line.put(name, plain(value)));
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      line.put("failure", FailureText.of(thrown));
    }
    var metrics = metrics(values);
    if (!metrics.isEmpty()) {
      line.put("_aws", embedded(event.getTimeStamp(), metrics, dimensions(values)));
    }
    return text(line) + "\n";
  }

  private static Map<String, Object> values(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    var values = new LinkedHashMap<String, Object>();
    if (pairs != null) {
      pairs.forEach(pair -> values.put(pair.key, pair.value));
    }
    return values;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Metric metric -> number(metric.value());
      case Dimension dimension -> dimension.value();
      case Number number -> number;
      case Boolean flag -> flag;
      default -> String.valueOf(value);
    };
  }

  private static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? (Number) (long) value
        : (Number) value;
  }

  private static List<Map<String, Object>> metrics(Map<String, Object> values) {
    var metrics = new ArrayList<Map<String, Object>>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Metric metric) {
            metrics.add(Map.of("Name", name, "Unit", metric.unit().label()));
          }
        });
    return metrics;
  }

  private static List<String> dimensions(Map<String, Object> values) {
    var dimensions = new ArrayList<String>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Dimension) {
            dimensions.add(name);
          }
        });
    return dimensions;
  }

  private static Map<String, Object> embedded(
      long millis, List<Map<String, Object>> metrics, List<String> dimensions) {
    var sets = new ArrayList<List<String>>();
    sets.add(List.of(SERVICE));
    if (!dimensions.isEmpty()) {
      var all = new ArrayList<String>();
      all.add(SERVICE);
      all.addAll(dimensions);
      sets.add(all);
    }
    var directive = Map.of("Namespace", NAMESPACE, "Dimensions", sets, "Metrics", metrics);
    return Map.of("Timestamp", millis, "CloudWatchMetrics", List.of(directive));
  }

  private static String text(Map<String, Object> line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    }
  }
}
