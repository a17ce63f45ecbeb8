package dev.burhan.webhooks;

import java.util.regex.Pattern;

/** Names the secret of one configuration of a webhook; not secret itself. */
public record SecretId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public SecretId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("secret id must be 1 to 64 letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
