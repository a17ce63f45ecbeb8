package dev.burhan.idempotency;

import java.util.Map;

/** Holds a response as it was sent, to be sent again byte for byte. */
public record StoredResponse(
    int status, String contentType, Map<String, String> headers, String body) {

  public StoredResponse {
    headers = Map.copyOf(headers);
  }

  /** Leaves the body out, which may quote documents. */
  @Override
  public String toString() {
    return "StoredResponse[" + status + ", " + body.length() + " characters]";
  }
}
