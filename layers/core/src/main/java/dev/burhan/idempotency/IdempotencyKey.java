package dev.burhan.idempotency;

import java.util.regex.Pattern;

/** Names a request of a tenant; the client chooses it and sends it again with each attempt. */
public record IdempotencyKey(String value) {

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

  public IdempotencyKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("idempotency key must be 1 to 255 visible characters");
    }
  }

  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }
}
