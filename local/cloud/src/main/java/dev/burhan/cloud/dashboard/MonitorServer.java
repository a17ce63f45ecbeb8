package dev.burhan.cloud.dashboard;

import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.alarm.Alarms;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.http.LoopbackServer;
import dev.burhan.cloud.monitor.MetricStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Serves the monitor page, and the same for machines at {@code /metrics} and {@code /series}. */
public final class MonitorServer implements AutoCloseable {

  private static final int EVALUATE_SECONDS = 30;

  private final Alarms alarms;
  private final MonitorPage page;
  private final PrometheusText metrics;
  private final SeriesJson series;
  private final Clock clock;
  private final LoopbackServer server;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alarms").factory());

  private MonitorServer(
      int port, MetricStore store, Alarms alarms, List<Widget> widgets, Clock clock) {
    this.alarms = alarms;
    this.page = new MonitorPage(List.copyOf(widgets), store);
    this.metrics = new PrometheusText(store);
    this.series = new SeriesJson(store);
    this.clock = clock;
    this.server = LoopbackServer.start(port, this::handle);
  }

  /** Starts to serve, and to evaluate the alarms now and then; port 0 takes a free one. */
  public static MonitorServer start(
      int port, MetricStore store, Alarms alarms, List<Widget> widgets, Clock clock) {
    var server = new MonitorServer(port, store, alarms, widgets, clock);
    var _ =
        server.thread.scheduleWithFixedDelay(
            alarms::evaluate, EVALUATE_SECONDS, EVALUATE_SECONDS, TimeUnit.SECONDS);
    return server;
  }

  public URI address() {
    return server.address();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    reply(exchange).send(exchange);
  }

  private HttpReply reply(HttpExchange exchange) {
    // A page of the web could have its name lead here, and read what this machine measures.
    var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    if (!host.matches("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?")) {
      return text(403, "text/plain", "not by this name\n");
    }
    if (!exchange.getRequestMethod().matches("GET|HEAD")) {
      return text(405, "text/plain", "GET alone\n");
    }
    alarms.evaluate();
    var now = clock.instant();
    return switch (exchange.getRequestURI().getPath()) {
      case "/" -> text(200, "text/html; charset=utf-8", page.html(alarms.states(), now));
      case "/metrics" -> text(200, PrometheusText.CONTENT_TYPE, metrics.at(now));
      case "/series" -> text(200, "application/json", series.at(alarms.states(), now));
      default -> text(404, "text/plain", "there are /, /metrics and /series\n");
    };
  }

  private static HttpReply text(int status, String type, String body) {
    return new HttpReply(
        status,
        Map.of(
            "Content-Type", List.of(type),
            "Content-Security-Policy", List.of("default-src 'none'; style-src 'unsafe-inline'"),
            "X-Content-Type-Options", List.of("nosniff"),
            "Cache-Control", List.of("no-store")),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
