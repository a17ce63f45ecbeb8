package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreludeTest {

  private static Prelude withValue(int letters) {
    return new Prelude(200, Map.of("X-Value", "x".repeat(letters)));
  }

  @Test
  void is_json_in_the_order_given_and_eight_nul_bytes() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Second", "2");
    headers.put("X-First", "سلام \"1\"");

    assertThat(new Prelude(206, headers).bytes())
        .asString(UTF_8)
        .isEqualTo(
            "{\"statusCode\":206,\"headers\":{\"X-Second\":\"2\",\"X-First\":\"سلام \\\"1\\\"\"}}"
                + "\0\0\0\0\0\0\0\0");
  }

  @Test
  void ends_within_the_first_16_kilobytes() {
    int room = Limits.PRELUDE_BYTES_MAX - withValue(0).bytes().length;

    assertThat(withValue(room).bytes()).hasSize(16 * 1024);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withValue(room + 1).bytes())
        .withMessageContaining("16385 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100, 199, 600})
  void has_the_status_of_a_response(int status) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Prelude(status, Map.of()));
  }
}
