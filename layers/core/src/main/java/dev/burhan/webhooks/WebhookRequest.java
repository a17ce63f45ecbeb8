package dev.burhan.webhooks;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Is one signed message on its way: to be posted with exactly these headers, its body in UTF-8.
 *
 * @param body at most {@link #BODY_LENGTH_MAX} characters
 */
public record WebhookRequest(URI url, Map<String, String> headers, String body) {

  public static final int BODY_LENGTH_MAX = 64_000;

  public WebhookRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    if (body.length() > BODY_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "body must be at most " + BODY_LENGTH_MAX + " characters, got " + body.length());
    }
  }

  /** Leaves out what only the receiver is to read. */
  @Override
  public String toString() {
    return "WebhookRequest[" + url.getHost() + ", body=" + body.length() + " characters]";
  }
}
