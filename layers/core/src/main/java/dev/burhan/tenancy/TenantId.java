package dev.burhan.tenancy;

import java.util.regex.Pattern;

/** Names one tenant. Every port method that touches tenant data takes it first. */
public record TenantId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

  /** Whoever runs this deployment; the one tenant whose keys may administer. */
  public static final TenantId OPERATOR = new TenantId("burhan-operator");

  public TenantId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "tenant id must be 3 to 40 of a-z, 0-9 and inner hyphens, got " + value.length());
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
