package dev.burhan.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class FailureReportsTest {

  private final BlockingQueue<String> envelopes = new LinkedBlockingQueue<>();

  @Test
  void reports_a_failure_scrubbed() throws IOException, InterruptedException {
    var server = server();
    var context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    var log = context.getLogger("dev.burhan.edge.Api");
    var reports =
        FailureReports.to(
            "http://public@127.0.0.1:" + server.getAddress().getPort() + "/42", "acme-prod");
    try {
      reports.start();
      log.addAppender(reports);

      try (var _ = Invocation.begin("req-7")) {
        log.atWarn().log("only a warning");
        log.atError()
            .addKeyValue("route", "POST /query")
            .addKeyValue("question", "what the tenant asked")
            .setCause(new IllegalStateException("the tenant's words"))
            .log("request failed");
      }

      var envelope = Optional.ofNullable(envelopes.poll(30, TimeUnit.SECONDS)).orElse("");
      assertThat(envelope)
          .contains("request failed", "IllegalStateException", "req-7", "POST /query", "acme-prod")
          .doesNotContain("the tenant's words", "what the tenant asked", "only a warning");
      assertThat(envelope).doesNotContain(InetAddress.getLocalHost().getHostName());
    } finally {
      reports.stop();
      server.stop(0);
    }
  }

  private HttpServer server() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          boolean isZipped =
              "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          envelopes.add(
              new String(
                  isZipped
                      ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                      : body,
                  StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
