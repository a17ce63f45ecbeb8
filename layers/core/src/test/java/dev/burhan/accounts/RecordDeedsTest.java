package dev.burhan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.accounts.AuditEntry.Action;
import dev.burhan.accounts.AuditEntry.Deed;
import dev.burhan.accounts.RecordDeeds.Ending;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.InMemoryAuditLog;
import dev.burhan.testing.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecordDeedsTest {

  private static final Deed DEED =
      new Deed(new KeyId("admin-key"), Action.CREATE_KEY, new TenantId("acme"), Optional.empty());

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryAuditLog log = new InMemoryAuditLog();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void tells_who_did_what_to_whom_and_how_it_ended() {
    var made = new KeyId("new-key");

    int result = deeds(log).recorded(DEED, done::incrementAndGet, it -> ending(made));

    assertThat(result).isEqualTo(1);
    var entry = entries().getFirst();
    assertThat(entry.stamp().at()).isEqualTo(clock.instant());
    assertThat(entry.deed().who()).isEqualTo(DEED.who());
    assertThat(entry.deed().key()).contains(made);
    assertThat(entry.outcome()).isEqualTo("created");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void does_nothing_that_it_cannot_write_down() {
    var broken = new FailingCalls(1, false).in(AuditLog.class, log);

    assertThatThrownBy(
            () -> deeds(broken).recorded(DEED, done::incrementAndGet, it -> Ending.of("created")))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(done).hasValue(0);
  }

  @Test
  void what_was_done_stays_done_when_its_end_cannot_be_written_down() {
    var broken = new FailingCalls(2, false).in(AuditLog.class, log);

    deeds(broken).recorded(DEED, done::incrementAndGet, it -> Ending.of("created"));

    assertThat(done).hasValue(1);
    assertThat(entries().getFirst().outcome()).isEqualTo(AuditEntry.BEGUN);
  }

  @Test
  void says_that_it_failed() {
    assertThatThrownBy(
            () ->
                deeds(log)
                    .recorded(
                        DEED,
                        () -> {
                          throw new DependencyFailure.Transient("busy", null);
                        },
                        it -> Ending.of("created")))
        .hasMessage("busy");

    assertThat(entries().getFirst().outcome()).isEqualTo(AuditEntry.FAILED);
  }

  private static Ending ending(KeyId made) {
    return new Ending("created", Optional.of(made));
  }

  private RecordDeeds deeds(AuditLog where) {
    return new RecordDeeds(where, clock, () -> new UUID(0, 1));
  }

  private List<AuditEntry> entries() {
    return log.list(Optional.empty(), 10);
  }
}
