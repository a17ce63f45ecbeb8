package dev.burhan.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends the stages of a request to X-Ray as subsegments of the segment that Lambda makes, by a
 * datagram to the daemon beside the function. What is lost is lost: a trace must not fail a
 * request. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html">
 *     segment documents</a>
 */
public final class StageTraces {

  private static final String HEADER = "{\"format\":\"json\",\"version\":1}\n";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Optional<SocketAddress> daemon;
  private final Supplier<String> traceHeader;
  private final RandomGenerator random;

  /** Is one stage of a request: its name and when it ran. */
  public record Stage(String name, Instant start, Instant end) {}

  /**
   * @param traceHeader gives the trace of the invocation that runs, as in {@code
   *     Root=1-…;Parent=…;Sampled=1}; empty where there is none
   */
  StageTraces(
      Optional<SocketAddress> daemon, Supplier<String> traceHeader, RandomGenerator random) {
    this.daemon = daemon;
    this.traceHeader = traceHeader;
    this.random = random;
  }

  /** Reads where the daemon is from {@code AWS_XRAY_DAEMON_ADDRESS}; without it nothing is sent. */
  public static StageTraces of(Map<String, String> environment, RandomGenerator random) {
    return new StageTraces(
        address(environment.getOrDefault("AWS_XRAY_DAEMON_ADDRESS", "")),
        // The managed Java runtime sets the property for each invocation, not the environment.
        () -> System.getProperty("com.amazonaws.xray.traceHeader", ""),
        random);
  }

  private static Optional<SocketAddress> address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new InetSocketAddress(
                  text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Sends a stage, if the invocation is among those that are traced. */
  public void send(Stage stage) {
    var trace = fields(traceHeader.get());
    var root = trace.get("Root");
    var parent = trace.get("Parent");
    if (daemon.isEmpty() || root == null || parent == null || !"1".equals(trace.get("Sampled"))) {
      return;
    }
    var segment = new LinkedHashMap<String, Object>();
    segment.put("name", stage.name());
    segment.put("id", HexFormat.of().toHexDigits(random.nextLong()));
    segment.put("trace_id", root);
    segment.put("parent_id", parent);
    segment.put("type", "subsegment");
    segment.put("start_time", seconds(stage.start()));
    segment.put("end_time", seconds(stage.end()));
    send(daemon.get(), segment);
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() / 1e9;
  }

  private static void send(SocketAddress daemon, Map<String, Object> segment) {
    try (var socket = new DatagramSocket()) {
      var bytes = (HEADER + JSON.writeValueAsString(segment)).getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(bytes, bytes.length, daemon));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    } catch (IOException e) {
      // See above.
    }
  }

  private static Map<String, String> fields(String header) {
    var fields = new HashMap<String, String>();
    for (var field : header.split(";", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return fields;
  }
}
