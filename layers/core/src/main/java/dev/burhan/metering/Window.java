package dev.burhan.metering;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Is a minute, day or month of UTC within which usage is counted. */
public record Window(Length length, Instant start) {

  /** How long windows are. */
  public enum Length {
    MINUTE(Duration.ofMinutes(5)),
    DAY(Duration.ofDays(2)),
    MONTH(Duration.ofDays(32));

    private final Duration kept;

    Length(Duration kept) {
      this.kept = kept;
    }
  }

  public Window {
    if (!start.equals(begin(length, start).toInstant())) {
      throw new IllegalArgumentException(start + " does not begin a " + length);
    }
  }

  /** The window that {@code at} lies in. */
  public static Window at(Length length, Instant at) {
    return new Window(length, begin(length, at).toInstant());
  }

  private static ZonedDateTime begin(Length length, Instant at) {
    var utc = at.atZone(ZoneOffset.UTC);
    return switch (length) {
      case MINUTE -> utc.truncatedTo(ChronoUnit.MINUTES);
      case DAY -> utc.truncatedTo(ChronoUnit.DAYS);
      case MONTH -> utc.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    };
  }

  /** The first moment after it. */
  public Instant end() {
    var utc = start.atZone(ZoneOffset.UTC);
    return switch (length) {
      case MINUTE -> utc.plusMinutes(1).toInstant();
      case DAY -> utc.plusDays(1).toInstant();
      case MONTH -> utc.plusMonths(1).toInstant();
    };
  }

  /** Whether it has been over for so long that nobody counts in it any more, by any clock. */
  public boolean isStale(Instant now) {
    return now.isAfter(end().plus(length.kept));
  }
}
