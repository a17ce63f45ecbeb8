package dev.burhan.jobs;

import java.util.regex.Pattern;

/** Names one job of a tenant. */
public record JobId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public JobId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("job id must be 1 to 64 letters, digits and hyphens");
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
