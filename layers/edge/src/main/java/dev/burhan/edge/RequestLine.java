package dev.burhan.edge;

import dev.burhan.telemetry.Dimension;
import dev.burhan.telemetry.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes the one line of a request, from which its metrics are read. One request, one thread. */
final class RequestLine {

  private static final int CLIENT_ERROR = 400;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  /** An environment serves its first request slowly. */
  private static final AtomicBoolean IS_COLD = new AtomicBoolean(true);

  private final ApiRequest request;
  private final Clock clock;
  private final Instant start;
  private Measures measures = Measures.NONE;
  private @Nullable Instant begun;

  RequestLine(ApiRequest request, Clock clock) {
    this.request = request;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Says that the response begins. */
  void begins() {
    begun = clock.instant();
  }

  /** Takes what the route measured. */
  void measured(Measures measured) {
    measures = measured;
  }

  /**
   * @param end how it ended, where the status does not say
   */
  void write(Logger log, String message, int status, String end) {
    var line =
        about(request, log.atInfo())
            .addKeyValue("status", status)
            .addKeyValue("end", end)
            .addKeyValue("latency", Metric.millis(millis(clock.instant())))
            .addKeyValue("requests", Metric.count(1))
            .addKeyValue("client_errors", flag(status >= CLIENT_ERROR && status < SERVER_ERROR))
            .addKeyValue("server_errors", flag(status >= SERVER_ERROR || end.equals("error")))
            .addKeyValue("throttled", flag(status == TOO_MANY))
            .addKeyValue("cold_starts", flag(IS_COLD.compareAndSet(true, false)));
    for (var measure : measures.metrics().entrySet()) {
      line = line.addKeyValue(measure.getKey(), measure.getValue());
    }
    var first = begun;
    if (first != null) {
      line = line.addKeyValue("first_byte_ms", Metric.millis(millis(first)));
    }
    line.log(message);
  }

  static LoggingEventBuilder about(ApiRequest request, LoggingEventBuilder line) {
    return line.addKeyValue("request_id", request.id())
        .addKeyValue("tenant", request.tenantName())
        .addKeyValue("route", new Dimension(request.route()));
  }

  private double millis(Instant at) {
    return Duration.between(start, at).toNanos() / 1e6;
  }

  private static Metric flag(boolean is) {
    return Metric.count(is ? 1 : 0);
  }
}
