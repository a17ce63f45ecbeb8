package dev.burhan.streaming;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says how a response begins. */
record Prelude(int status, Map<String, String> headers) {

  /** Tells Lambda and API Gateway that status and headers come before the body. */
  static final String CONTENT_TYPE = "application/vnd.awslambda.http-integration-response";

  /** NUL bytes between the prelude and the body. */
  static final int DELIMITER_BYTES = 8;

  private static final int STATUS_MIN = 200;
  private static final int STATUS_MAX = 599;

  Prelude {
    if (status < STATUS_MIN || status > STATUS_MAX) {
      throw new IllegalArgumentException("no status of a response: " + status);
    }
    // In their order: the same response is the same bytes.
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * As it goes over the wire, with the delimiter.
   *
   * @throws IllegalArgumentException when it is longer than {@link Limits#PRELUDE_BYTES_MAX}
   */
  byte[] bytes() {
    var json = ("{\"statusCode\":" + status + ",\"headers\":" + JsonText.object(headers) + "}");
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length + DELIMITER_BYTES;
    if (length > Limits.PRELUDE_BYTES_MAX) {
      throw new IllegalArgumentException(
          "status and headers take "
              + length
              + " bytes with the delimiter; API Gateway reads "
              + Limits.PRELUDE_BYTES_MAX);
    }
    return Arrays.copyOf(bytes, length);
  }
}
