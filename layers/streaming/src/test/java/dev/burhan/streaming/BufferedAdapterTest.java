package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BufferedAdapterTest {

  private static final InvocationContext CONTEXT =
      new InvocationContext(
          new Invocation(
              "request",
              new ByteArrayInputStream(new byte[0]),
              Instant.EPOCH,
              "arn",
              Optional.empty()),
          Map.of(),
          Clock.systemUTC());

  private static String run(StreamingHandler handler, String event) throws IOException {
    var output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, CONTEXT);
    return output.toString(UTF_8);
  }

  @Test
  void gathers_all_pieces_into_one_proxy_response() throws IOException {
    StreamingHandler echo =
        (event, response, context) -> {
          var body = response.begin(201, Map.of("Content-Type", "text/event-stream"));
          body.write("data: ".getBytes(UTF_8));
          body.flush();
          event.transferTo(body);
          body.write('\n');
        };

    assertThat(run(echo, "\"سلام\""))
        .isEqualTo(
            "{\"statusCode\":201,\"headers\":{\"Content-Type\":\"text/event-stream\"},"
                + "\"isBase64Encoded\":false,\"body\":\"data: \\\"سلام\\\"\\n\"}");
  }

  @Test
  void encodes_a_body_that_is_no_text() throws IOException {
    StreamingHandler binary =
        (event, response, context) ->
            response.begin(200, Map.of()).write(new byte[] {(byte) 0xff, 0});

    assertThat(run(binary, ""))
        .isEqualTo(
            "{\"statusCode\":200,\"headers\":{},\"isBase64Encoded\":true,\"body\":\"/wA=\"}");
  }

  @Test
  void takes_six_megabytes_with_all_that_is_around_the_body() throws IOException {
    int frame =
        "{\"statusCode\":200,\"headers\":{},\"isBase64Encoded\":false,\"body\":\"\"}".length();

    assertThat(run(letters(Limits.BUFFERED_BYTES_MAX - frame), ""))
        .hasSize(Limits.BUFFERED_BYTES_MAX);
    assertThatExceptionOfType(ResponseTooLargeException.class)
        .isThrownBy(() -> run(letters(Limits.BUFFERED_BYTES_MAX - frame + 1), ""))
        .withMessage(
            "a buffered response may have at most 6291456 bytes, this one has at least 6291457");
  }

  /** Before memory is full of it. */
  @Test
  void refuses_while_it_is_written_what_could_never_be_sent() {
    StreamingHandler endless =
        (event, response, context) -> {
          var body = response.begin(200, Map.of());
          while (true) {
            body.write(new byte[1024]);
          }
        };

    assertThatExceptionOfType(ResponseTooLargeException.class).isThrownBy(() -> run(endless, ""));
  }

  @Test
  void a_handler_begins_exactly_one_response() {
    StreamingHandler twice =
        (event, response, context) -> {
          response.begin(200, Map.of());
          response.begin(200, Map.of());
        };

    assertThatIllegalStateException().isThrownBy(() -> run(twice, ""));
    assertThatIllegalStateException().isThrownBy(() -> run((event, response, context) -> {}, ""));
  }

  @Test
  void what_the_handler_throws_comes_through() {
    var failure = new IllegalArgumentException("broken");
    StreamingHandler failing =
        (event, response, context) -> {
          response.begin(200, Map.of()).write('x');
          throw failure;
        };

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> run(failing, ""))
        .isSameAs(failure);
  }

  private static StreamingHandler letters(int count) {
    return (event, response, context) ->
        response.begin(200, Map.of()).write("x".repeat(count).getBytes(UTF_8));
  }
}
