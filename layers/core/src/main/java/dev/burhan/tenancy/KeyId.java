package dev.burhan.tenancy;

import java.util.regex.Pattern;

/** Names an API key in lists and logs; it is the readable part of the key and no secret. */
public record KeyId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  public KeyId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("key id must be 1 to 40 of a-z, 0-9 and hyphens");
    }
  }

  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
