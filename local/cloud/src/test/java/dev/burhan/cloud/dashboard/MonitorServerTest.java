package dev.burhan.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.alarm.Alarms;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricKind;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.monitor.Statistic;
import dev.burhan.cloud.testing.SettableClock;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What the monitor shows, and to whom. */
final class MonitorServerTest {

  private static final MetricId HOSTILE =
      MetricId.of("Burhan", "latency", Map.of("route", "<script>alert('&')</script>"));
  private static final String ALARM =
      """
      {"AlarmName": "burhan-slow", "AlarmDescription": "Slow, see \\"runbook\\".", "Namespace": "Burhan",
       "MetricName": "latency", "Dimensions": [{"Name": "route", "Value": "<script>alert('&')</script>"}],
       "Statistic": "Maximum", "Period": 60, "EvaluationPeriods": 1, "Threshold": 800,
       "ComparisonOperator": "GreaterThanThreshold"}
      """;

  private final SettableClock clock = new SettableClock();
  private final MetricStore store = new MetricStore(clock, MetricLimits.standard(), new Random(1));
  private final MonitorServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  MonitorServerTest() throws IOException {
    Map<String, JsonNode> alarms = Map.of("Slow", new ObjectMapper().readTree(ALARM));
    var found =
        new Widget.Found("Burhan", Set.of("route"), "latency", Map.of(), Statistic.of("p95"));
    this.server =
        MonitorServer.start(
            0,
            store,
            Alarms.of(alarms, Map.of(), store, clock),
            List.of(new Widget("Latency & more", List.of(found))),
            clock);
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void shows_raised_alarms_first_and_charts_below() throws Exception {
    assertThat(get("/").body()).contains("all quiet – Burhan", "insufficient data</b>burhan-slow");

    measure(900);
    clock.advance(Duration.ofMinutes(1));

    var page = get("/").body();
    assertThat(page)
        .contains("1 raised – Burhan", "<li class=\"ALARM\"", "<b>alarm</b>burhan-slow");
    assertThat(page).contains("<svg", "Latency &amp; more", "<b>900</b>");
  }

  @Test
  void is_one_page_that_loads_nothing_and_runs_nothing() throws Exception {
    measure(1);

    var response = get("/");

    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(response.body())
        .contains("&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;")
        .doesNotContain("<script", "src=", "href=", "url(", "@import");
    assertThat(response.body())
        .contains("name=\"viewport\"", "prefers-color-scheme:dark", "http-equiv=\"refresh\"");
  }

  @Test
  void draws_charts_that_are_well_formed() throws Exception {
    measure(1, 2, 3);
    clock.advance(Duration.ofMinutes(3));
    measure(7);

    var page = get("/").body();
    var svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6);

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(1);
  }

  @Test
  void gives_machines_the_same_in_two_formats() throws Exception {
    measure(10, 30);

    var series = new ObjectMapper().readTree(get("/series").body());
    assertThat(series.at("/alarms/0/name").asText()).isEqualTo("burhan-slow");
    assertThat(series.at("/series/0/dimensions/route").asText()).startsWith("<script>");
    assertThat(series.at("/series/0/minutes/0/count").asInt()).isEqualTo(2);
    assertThat(series.at("/series/0/minutes/0/p99").asInt()).isEqualTo(30);
    var metrics = get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body()).contains("burhan_latency_count{route=\"<script>");
  }

  @Test
  void answers_neither_other_paths_nor_other_methods() throws Exception {
    assertThat(get("/../etc/passwd").statusCode()).isEqualTo(404);
    var post =
        HttpRequest.newBuilder(server.address().resolve("/metrics"))
            .POST(BodyPublishers.ofString("x"))
            .build();
    assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void does_not_answer_by_another_name() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write(
              "GET /series HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403");
    }
  }

  private void measure(double... values) {
    for (var value : values) {
      store.record(HOSTILE, MetricKind.DISTRIBUTION, clock.instant(), value);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(server.address().resolve(path)).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
