package dev.burhan.metering;

import java.util.regex.Pattern;

/** Names a reservation of a tenant: the id of the request it is for, or of one batch of a job. */
public record ReservationId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  public ReservationId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a reservation id is 1 to 128 of A-Z, a-z, 0-9, '.', '_', ':' and '-', got "
              + value.length());
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
