package dev.burhan.streaming;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what the Runtime API answered.
 *
 * @param headers by name in lower case
 * @param body to be read once
 * @param keepAlive whether the connection may be used again
 */
record Answer(
    int status, Map<String, String> headers, ByteArrayInputStream body, boolean keepAlive) {

  private static final int SUMMARY_MAX = 200;

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The status and the beginning of what it says, for a log. */
  String summary() {
    var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    return status + " " + text.substring(0, Math.min(text.length(), SUMMARY_MAX));
  }
}
