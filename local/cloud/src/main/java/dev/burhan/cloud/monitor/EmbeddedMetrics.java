package dev.burhan.cloud.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the metrics out of log lines in CloudWatch's embedded metric format; a line without any is
 * left alone, and what breaks the format is left out, as CloudWatch does.
 */
public final class EmbeddedMetrics {

  private static final int VALUES_MAX = 100;
  private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedMetrics.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MetricSink sink;

  public EmbeddedMetrics(MetricSink sink) {
    this.sink = sink;
  }

  public void read(String line) {
    try {
      var root = JSON.readTree(line);
      var embedded = root.path("_aws");
      if (embedded.path("Timestamp").canConvertToLong()) {
        var at = Instant.ofEpochMilli(embedded.path("Timestamp").longValue());
        embedded.path("CloudWatchMetrics").forEach(directive -> directive(root, directive, at));
      }
    } catch (JsonProcessingException e) {
      LOGGER.debug("a line is no JSON: {}", e.getOriginalMessage());
    }
  }

  private void directive(JsonNode root, JsonNode directive, Instant at) {
    for (var metric : directive.path("Metrics")) {
      for (var keys : directive.path("Dimensions")) {
        metric(root, directive.path("Namespace").asText(), keys, metric, at);
      }
    }
  }

  private void metric(JsonNode root, String namespace, JsonNode keys, JsonNode metric, Instant at) {
    var name = metric.path("Name").asText();
    var dimensions = new TreeMap<String, String>();
    for (var key : keys) {
      var value = root.path(key.asText());
      if (!value.isValueNode() || value.isNull()) {
        return;
      }
      dimensions.put(key.asText(), value.asText());
    }
    try {
      var id = new MetricId(namespace, name, dimensions);
      var kind =
          metric.path("Unit").asText().equals("Count")
              ? MetricKind.COUNTER
              : MetricKind.DISTRIBUTION;
      values(id, kind, at, root.path(name));
    } catch (IllegalArgumentException e) {
      LOGGER.debug("a metric is left out: {}", e.getMessage());
    }
  }

  private void values(MetricId id, MetricKind kind, Instant at, JsonNode value) {
    if (value.isNumber()) {
      sink.record(id, kind, at, value.doubleValue());
    } else if (value.isArray() && value.size() <= VALUES_MAX) {
      value.forEach(
          one -> {
            if (one.isNumber()) {
              sink.record(id, kind, at, one.doubleValue());
            }
          });
    }
  }
}
