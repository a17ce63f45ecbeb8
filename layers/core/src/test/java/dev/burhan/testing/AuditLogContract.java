package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.accounts.AuditEntry;
import dev.burhan.accounts.AuditEntry.Action;
import dev.burhan.accounts.AuditEntry.Deed;
import dev.burhan.accounts.AuditEntry.Stamp;
import dev.burhan.accounts.AuditLog;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link AuditLog} does. A log is empty when a test begins. */
public interface AuditLogContract {

  /** The moment that the log takes for now. */
  Instant NOW = Instant.parse("2026-03-01T00:00:30Z");

  AuditLog log();

  @Test
  default void tells_what_was_recorded_newest_first() {
    var first = entry(NOW.minusSeconds(60), "acme", Optional.empty(), "created");
    var second = entry(NOW, "globex", Optional.of(new KeyId("k1")), "created");

    log().record(first);
    log().record(second);

    assertThat(log().list(Optional.empty(), 10)).containsExactly(second, first);
  }

  @Test
  default void keeps_all_that_was_done_in_one_moment() {
    log().record(entry(NOW, "acme", Optional.empty(), "created"));
    log().record(entry(NOW, "globex", Optional.empty(), "created"));

    assertThat(log().list(Optional.empty(), 10)).hasSize(2);
  }

  @Test
  default void how_it_ended_takes_the_place_of_that_it_was_begun() {
    var begun = entry(NOW, "acme", Optional.empty(), AuditEntry.BEGUN);
    var ended = new AuditEntry(begun.stamp(), begun.deed(), "created");

    log().record(begun);
    log().record(ended);

    assertThat(log().list(Optional.empty(), 10)).containsExactly(ended);
  }

  @Test
  default void pages_through_months_of_which_some_are_empty() {
    var recorded = new ArrayList<AuditEntry>();
    for (int i = 0; i < 12; i++) {
      var at = NOW.minus(Duration.ofDays(i < 6 ? i : 200 + i));
      recorded.add(entry(at, "acme", Optional.empty(), "created"));
      log().record(recorded.getLast());
    }

    var seen = new ArrayList<AuditEntry>();
    List<AuditEntry> page = log().list(Optional.empty(), 5);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(5);
      seen.addAll(page);
      page = log().list(Optional.of(page.getLast().stamp()), 5);
    }

    assertThat(seen).isEqualTo(recorded);
  }

  @Test
  default void an_empty_log_tells_nothing() {
    assertThat(log().list(Optional.empty(), 5)).isEmpty();
    assertThat(log().list(Optional.of(new Stamp(NOW, new UUID(0, 0))), 5)).isEmpty();
  }

  private static AuditEntry entry(Instant at, String tenant, Optional<KeyId> key, String outcome) {
    var deed = new Deed(new KeyId("admin-key"), Action.CREATE_KEY, new TenantId(tenant), key);
    return new AuditEntry(new Stamp(at, UUID.randomUUID()), deed, outcome);
  }
}
