package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.metering.Amounts;
import dev.burhan.metering.Counter;
import dev.burhan.metering.Measure;
import dev.burhan.metering.Reservation;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.Standing;
import dev.burhan.metering.Window;
import dev.burhan.tenancy.Money;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes and reads a budget as one flat item: {@code d20261201_tokens} is a counter, {@code r_ID}
 * an open reservation, {@code x_ID} one that was given up and when.
 */
final class BudgetItem {

  static final String TENANT = "tenant_id";

  /** Reservations that are open. */
  static final String OPEN = "open_reservations";

  private static final String RESERVED = "r_";
  private static final String LAPSED = "x_";
  private static final String DIGITS = "yyyyMMddHHmm";
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern(DIGITS, Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern COUNTER =
      Pattern.compile("([tdm])([0-9]{6,12})_(requests|tokens|money)");

  private BudgetItem() {}

  static String name(Counter counter) {
    var length = counter.window().length();
    return letter(length)
        + FORM.format(counter.window().start()).substring(0, digits(length))
        + "_"
        + counter.measure().name().toLowerCase(Locale.ROOT);
  }

  static String reserved(ReservationId id) {
    return RESERVED + id;
  }

  static String lapsed(ReservationId id) {
    return LAPSED + id;
  }

  /** As short as it goes, since every write pays for all of the item. */
  static AttributeValue value(Reservation reservation) {
    var amounts = reservation.amounts();
    return Item.text(
        "%d %d %d %d %d"
            .formatted(
                reservation.at().toEpochMilli(),
                reservation.expiresAt().toEpochMilli(),
                amounts.requests(),
                amounts.tokens(),
                amounts.money().nanos()));
  }

  static Standing standing(Map<String, AttributeValue> item) {
    var counters = new HashMap<Counter, Long>();
    var open = new ArrayList<Reservation>();
    var lapsed = new HashMap<ReservationId, Instant>();
    item.forEach(
        (name, value) -> {
          var counter = COUNTER.matcher(name);
          if (counter.matches()) {
            var length = length(counter.group(1));
            var measure = Measure.valueOf(counter.group(3).toUpperCase(Locale.ROOT));
            var window = new Window(length, start(counter.group(2)));
            counters.put(new Counter(window, measure), number(name, value));
          } else if (name.startsWith(RESERVED)) {
            open.add(reservation(id(name, RESERVED), value));
          } else if (name.startsWith(LAPSED)) {
            lapsed.put(id(name, LAPSED), Instant.ofEpochMilli(number(name, value)));
          }
        });
    return new Standing(counters, open, lapsed);
  }

  private static ReservationId id(String name, String prefix) {
    return new ReservationId(name.substring(prefix.length()));
  }

  private static Reservation reservation(ReservationId id, AttributeValue value) {
    try {
      var parts = String.valueOf(value.s()).split(" ", -1);
      return new Reservation(
          id,
          Instant.ofEpochMilli(Long.parseLong(parts[0])),
          Instant.ofEpochMilli(Long.parseLong(parts[1])),
          new Amounts(
              Long.parseLong(parts[2]),
              Long.parseLong(parts[3]),
              new Money(Long.parseLong(parts[4]))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw malformed(RESERVED, e);
    }
  }

  private static long number(String name, AttributeValue value) {
    try {
      return Long.parseLong(String.valueOf(value.n()));
    } catch (NumberFormatException e) {
      throw malformed(name, e);
    }
  }

  private static DependencyFailure malformed(String name, RuntimeException e) {
    return new DependencyFailure.Permanent(
        "DynamoDB item is malformed: attribute \"" + name + "\"", e);
  }

  private static Instant start(String digits) {
    var whole = digits + "010000".substring(Math.max(0, digits.length() - "yyyyMM".length()));
    return LocalDateTime.parse(whole, FORM).toInstant(ZoneOffset.UTC);
  }

  private static int digits(Window.Length length) {
    return switch (length) {
      case MINUTE -> DIGITS.length();
      case DAY -> "yyyyMMdd".length();
      case MONTH -> "yyyyMM".length();
    };
  }

  private static String letter(Window.Length length) {
    return switch (length) {
      case MINUTE -> "t";
      case DAY -> "d";
      case MONTH -> "m";
    };
  }

  private static Window.Length length(String letter) {
    return switch (letter) {
      case "t" -> Window.Length.MINUTE;
      case "d" -> Window.Length.DAY;
      default -> Window.Length.MONTH;
    };
  }
}
