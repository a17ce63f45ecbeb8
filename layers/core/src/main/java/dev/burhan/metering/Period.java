package dev.burhan.metering;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Is a run of days (UTC), both ends among them. */
public record Period(LocalDate from, LocalDate to) {

  public static final int DAYS_MAX = 92;

  public Period {
    if (!isValid(from, to)) {
      throw new IllegalArgumentException(
          "a period is 1 to " + DAYS_MAX + " days, got " + from + " to " + to);
    }
  }

  public static boolean isValid(LocalDate from, LocalDate to) {
    return !to.isBefore(from) && ChronoUnit.DAYS.between(from, to) < DAYS_MAX;
  }

  public static Period of(LocalDate day) {
    return new Period(day, day);
  }
}
