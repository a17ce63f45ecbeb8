package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class FailureReportTest {

  private static String body(Throwable failure) {
    return new String(FailureReport.ofHandler(failure).body(), UTF_8);
  }

  @Test
  void names_type_message_and_place() {
    assertThat(body(new IllegalStateException("a \"b\"\n")))
        .startsWith(
            "{\"errorMessage\":\"a \\\"b\\\"\\n\",\"errorType\":\"java.lang.IllegalStateException\","
                + "\"stackTrace\":[\"")
        .contains("FailureReportTest.names_type_message_and_place");
    assertThat(body(new IllegalStateException())).startsWith("{\"errorMessage\":\"null\"");
  }

  /** Headers and trailers have a bound on the other side that nobody states. */
  @Test
  void stays_short() {
    var failure = new IllegalStateException("x".repeat(100_000));
    var frame = new StackTraceElement("Some", "method", "Some.java", 1);
    var frames = new StackTraceElement[10_000];
    Arrays.fill(frames, frame);
    failure.setStackTrace(frames);

    assertThat(body(failure)).hasSizeLessThan(4_000);
  }

  @Test
  void is_one_line_in_a_trailer() {
    var report = FailureReport.ofHandler(new IllegalStateException("x".repeat(500)));

    var trailer = report.trailers().getOrDefault("Lambda-Runtime-Function-Error-Body", "");

    assertThat(trailer).doesNotContain("\n", "\r");
    assertThat(Base64.getDecoder().decode(trailer)).isEqualTo(report.body());
  }

  @Test
  void says_what_a_constructor_threw() {
    var thrown = new IllegalStateException("a setting is missing");

    assertThat(FailureReport.ofStart(new InvocationTargetException(thrown)).failure())
        .isSameAs(thrown);
    assertThat(FailureReport.ofStart(thrown).failure()).isSameAs(thrown);
  }
}
