package dev.burhan.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Signs messages as the Standard Webhooks specification says, so that receivers verify them with
 * the libraries there are.
 */
public final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  private final byte[] key;

  WebhookSecret(byte[] key) {
    this.key = key.clone();
  }

  /** The secret as its owner keeps it; shown once. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** HMAC-SHA-256 over {@code id.timestamp.body}, in base64, after the version of the scheme. */
  String sign(MessageId id, Instant timestamp, String body) {
    var head = id.value() + "." + timestamp.getEpochSecond() + ".";
    var code =
        HmacSha256.of(
            key, head.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8));
    return VERSION + Base64.getEncoder().encodeToString(code);
  }

  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }
}
