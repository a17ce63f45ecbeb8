package dev.burhan.accounts;

import dev.burhan.accounts.AuditEntry.Deed;
import dev.burhan.accounts.AuditEntry.Stamp;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.KeyId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes down what an admin is about to do, before it is done, and how it ended. */
public final class RecordDeeds {

  private final AuditLog log;
  private final Clock clock;
  private final Supplier<UUID> ids;

  public RecordDeeds(AuditLog log, Clock clock, Supplier<UUID> ids) {
    this.log = log;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Says how something ended.
   *
   * @param key that was made, where one was
   */
  public record Ending(String outcome, Optional<KeyId> key) {
    public static Ending of(String outcome) {
      return new Ending(outcome, Optional.empty());
    }
  }

  /** Does it, unless the log cannot be written: then nothing is done. */
  public <T> T recorded(Deed deed, Supplier<T> act, Function<T, Ending> ending) {
    var stamp = new Stamp(clock.instant().truncatedTo(ChronoUnit.MILLIS), ids.get());
    log.record(new AuditEntry(stamp, deed, AuditEntry.BEGUN));
    T result;
    try {
      result = act.get();
    } catch (RuntimeException e) {
      end(new AuditEntry(stamp, deed, AuditEntry.FAILED));
      throw e;
    }
    var end = ending.apply(result);
    var whole = new Deed(deed.who(), deed.action(), deed.tenant(), deed.key().or(end::key));
    end(new AuditEntry(stamp, whole, end.outcome()));
    return result;
  }

  /** What was done is done; the entry that stays says that it was begun, which is true. */
  private void end(AuditEntry entry) {
    try {
      log.record(entry);
    } catch (DependencyFailure e) {
      // See above.
    }
  }
}
