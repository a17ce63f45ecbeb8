package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerReaderTest {

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n";

  private static Answer read(String text) throws IOException {
    return new AnswerReader(new ByteArrayInputStream(text.getBytes(UTF_8))).read();
  }

  private static String body(Answer answer) {
    return new String(answer.body().readAllBytes(), UTF_8);
  }

  @Test
  void reads_a_body_of_a_given_length() throws IOException {
    var answer = read("HTTP/1.1 200 OK\r\nX-Some: a b\r\nContent-Length: 4\r\n\r\nسلrest");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-some")).contains("a b");
    assertThat(body(answer)).isEqualTo("سل");
    assertThat(answer.keepAlive()).isTrue();
  }

  @Test
  void reads_a_body_in_chunks_with_extensions_and_trailers() throws IOException {
    var answer = read(CHUNKED + "A;x=y\r\n0123456789\r\n1\r\na\r\n0\r\nX-Trailer: 1\r\n\r\n");

    assertThat(body(answer)).isEqualTo("0123456789a");
    assertThat(answer.keepAlive()).isTrue();
  }

  @Test
  void reads_over_answers_that_say_only_to_go_on() throws IOException {
    var answer = read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 -\r\nContent-Length: 0\r\n\r\n");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.succeeded()).isTrue();
  }

  @Test
  void a_body_without_length_lasts_as_long_as_the_connection() throws IOException {
    var answer = read("HTTP/1.1 403 Forbidden\r\n\r\nnot yours");

    assertThat(answer.summary()).isEqualTo("403 not yours");
    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.keepAlive()).isFalse();
  }

  @Test
  void a_connection_that_will_close_is_not_kept() throws IOException {
    assertThat(read("HTTP/1.1 204 -\r\nConnection: Close\r\n\r\n").keepAlive()).isFalse();
    assertThat(read("HTTP/1.1 204 -\r\n\r\n").keepAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n1234",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n1234",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n",
      })
  void an_answer_that_breaks_off_is_none(String text) {
    assertThatIOException().isThrownBy(() -> read(text)).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0\r\n\r\n",
        "HTTP/1.1 many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n12\r\n0\r\n\r\n",
      })
  void what_is_no_http_is_refused(String text) {
    assertThatIOException().isThrownBy(() -> read(text)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void a_line_has_an_end() {
    assertThatIOException()
        .isThrownBy(() -> read("HTTP/1.1 200 " + "x".repeat(70_000) + "\r\n\r\n"))
        .withMessageContaining("longer than");
  }
}
