package dev.burhan.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.burhan.telemetry.StageTraces.Stage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class StageTracesTest {

  private static final String SAMPLED =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
  private static final Stage SEARCH =
      new Stage("search", Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(1_250));

  @Test
  void sends_a_stage_as_a_subsegment_of_the_invocation() throws IOException {
    try (var daemon = daemon()) {
      traces(daemon, SAMPLED).send(SEARCH);

      var parts = received(daemon).split("\n", 2);
      var header = JsonMapper.builder().build().readTree(parts[0]);
      var segment = JsonMapper.builder().build().readTree(parts[1]);
      assertThat(header.at("/format").asText()).isEqualTo("json");
      assertThat(segment.at("/name").asText()).isEqualTo("search");
      assertThat(segment.at("/type").asText()).isEqualTo("subsegment");
      assertThat(segment.at("/trace_id").asText()).isEqualTo("1-5759e988-bd862e3fe1be46a994272793");
      assertThat(segment.at("/parent_id").asText()).isEqualTo("53995c3f42cd8ad8");
      assertThat(segment.at("/id").asText()).matches("[0-9a-f]{16}");
      assertThat(segment.at("/start_time").asDouble()).isEqualTo(1.0);
      assertThat(segment.at("/end_time").asDouble()).isEqualTo(1.25);
    }
  }

  @Test
  void sends_nothing_for_an_invocation_that_is_not_traced() throws IOException {
    try (var daemon = daemon()) {
      traces(daemon, SAMPLED.replace("Sampled=1", "Sampled=0")).send(SEARCH);
      traces(daemon, "").send(SEARCH);
      traces(daemon, "Root=;=;;").send(SEARCH);

      daemon.setSoTimeout(200);
      Assertions.assertThrows(SocketTimeoutException.class, () -> received(daemon));
    }
  }

  @Test
  void does_without_a_daemon() {
    StageTraces.of(Map.of(), new Random(1)).send(SEARCH);
    StageTraces.of(Map.of("AWS_XRAY_DAEMON_ADDRESS", "no-port:x"), new Random(1)).send(SEARCH);
    StageTraces.of(Map.of("AWS_XRAY_DAEMON_ADDRESS", "nonsense"), new Random(1)).send(SEARCH);
  }

  private static DatagramSocket daemon() throws IOException {
    var daemon = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    daemon.setSoTimeout(30_000);
    return daemon;
  }

  private static StageTraces traces(DatagramSocket daemon, String header) {
    SocketAddress address = daemon.getLocalSocketAddress();
    return new StageTraces(Optional.of(address), () -> header, new Random(1));
  }

  private static String received(DatagramSocket daemon) throws IOException {
    var packet = new DatagramPacket(new byte[4096], 4096);
    daemon.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }
}
