package dev.burhan.documents;

import java.util.regex.Pattern;

/** Names one document of a tenant. The tenant may choose it. */
public record DocumentId(String value) {

  public static final int LENGTH_MAX = 100;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public DocumentId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "document id must be 1 to 100 letters, digits, dots, hyphens and underscores");
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
