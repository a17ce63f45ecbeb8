package dev.burhan.function.admin;

import dev.burhan.accounts.AuditEntry;
import dev.burhan.accounts.AuditEntry.Stamp;
import dev.burhan.tenancy.KeyId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of what admins did, newest first.
 *
 * @param next pass it as {@code before} for the next page; null on the last
 */
record AuditPayload(List<Entry> entries, @Nullable String next) {

  private static final Pattern STAMP =
      Pattern.compile("(2[0-9]{3}-[0-9TZ:.-]{15,30})_([0-9a-f-]{36})");

  /**
   * One thing that was done.
   *
   * @param who the id of the key that was used
   * @param keyId the key that was made, or that it was done to
   */
  record Entry(
      String at,
      String who,
      String action,
      String tenantId,
      @Nullable String keyId,
      String outcome) {
    static Entry of(AuditEntry entry) {
      return new Entry(
          entry.stamp().at().toString(),
          entry.deed().who().value(),
          entry.deed().action().name().toLowerCase(Locale.ROOT),
          entry.deed().tenant().value(),
          entry.deed().key().map(KeyId::value).orElse(null),
          entry.outcome());
    }
  }

  /** Takes one more than the page holds, to tell whether there is another. */
  static AuditPayload of(List<AuditEntry> found, int limit) {
    var page = found.subList(0, Math.min(limit, found.size()));
    return new AuditPayload(
        page.stream().map(Entry::of).toList(),
        found.size() > limit ? text(page.getLast().stamp()) : null);
  }

  private static String text(Stamp stamp) {
    return stamp.at() + "_" + stamp.id();
  }

  /** Reads the {@code next} of a page. */
  static Stamp stamp(String next) {
    var parts = STAMP.matcher(next);
    if (parts.matches()) {
      try {
        return new Stamp(Instant.parse(parts.group(1)), UUID.fromString(parts.group(2)));
      } catch (DateTimeException | IllegalArgumentException e) {
        // Reported below.
      }
    }
    throw AdminFields.invalid("before", "This parameter must be the \"next\" of a page.");
  }
}
