package dev.burhan.streaming;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;

final class StreamedBodyTest {

  private static final int PRELUDE_BYTES = 30;

  private static StreamedBody body(long bytesMax) {
    return new StreamedBody(
        new byte[PRELUDE_BYTES],
        () -> {
          throw new AssertionError("nothing was to be sent");
        },
        bytesMax);
  }

  @Test
  void refuses_more_bytes_than_a_response_may_have() throws Exception {
    var body = body(PRELUDE_BYTES + 10);
    body.write(new byte[9]);
    assertThatCode(() -> body.write('x')).doesNotThrowAnyException();

    assertThatExceptionOfType(ResponseTooLargeException.class)
        .isThrownBy(() -> body.write('x'))
        .withMessage("a streamed response may have at most 40 bytes, this one has at least 41");
  }

  /** A thread that a handler left must not write into the response of the next event. */
  @Test
  void takes_nothing_after_its_end() {
    var body = body(Limits.STREAMED_BYTES_MAX);
    body.abandon();

    assertThatIOException().isThrownBy(() -> body.write('x')).withMessageContaining("ended");
    assertThatIOException().isThrownBy(body::flush).withMessageContaining("ended");
    assertThatCode(body::close).doesNotThrowAnyException();
  }
}
