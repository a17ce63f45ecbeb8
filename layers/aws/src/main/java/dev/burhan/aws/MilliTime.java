package dev.burhan.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes moments with three digits of a second always, so that texts sort as the moments do. */
final class MilliTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private MilliTime() {}

  static String text(Instant moment) {
    return FORM.format(moment);
  }
}
