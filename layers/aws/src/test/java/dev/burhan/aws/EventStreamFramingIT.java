package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.engines.BedrockServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** Reads what the server on loopback frames with the decoder of the SDK. */
final class EventStreamFramingIT {

  @Test
  void frames_events_and_exceptions_as_the_sdk_reads_them() throws Exception {
    var messages = new ArrayList<Message>();
    new MessageDecoder(messages::add).feed(streamed());

    assertThat(messages)
        .extracting(EventStreamFramingIT::headers)
        .containsExactly(
            Map.of(
                ":event-type",
                "messageStart",
                ":content-type",
                "application/json",
                ":message-type",
                "event"),
            Map.of(
                ":event-type",
                "contentBlockDelta",
                ":content-type",
                "application/json",
                ":message-type",
                "event"),
            Map.of(
                ":exception-type",
                "throttlingException",
                ":content-type",
                "application/json",
                ":message-type",
                "exception"));
    assertThat(messages)
        .extracting(message -> new String(message.getPayload(), StandardCharsets.UTF_8))
        .containsExactly(
            "{\"role\":\"assistant\"}",
            "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"العدل\"},\"p\":\"abcdef\"}",
            "{\"message\":\"slow down\"}");
  }

  private static byte[] streamed() throws IOException, InterruptedException {
    try (var server =
            BedrockServer.start(
                call -> {
                  var stream = call.stream();
                  stream.start();
                  stream.text("العدل");
                  stream.exception("throttlingException", "slow down");
                  stream.end();
                });
        var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(server.endpoint()).build();
      return http.send(request, BodyHandlers.ofByteArray()).body();
    }
  }

  private static Map<String, String> headers(Message message) {
    return message.getHeaders().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getString()));
  }
}
