package dev.burhan.metering;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.util.List;

/**
 * Writes every call to a model down, for good.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface UsageLedger {

  /**
   * Writes entries down; those that are there already, by request and ordinal, stay as they are.
   */
  void record(TenantId tenant, List<LedgerEntry> entries, Deadline deadline);

  /** Sums up by day, use case and model, in this order; empty where there were no calls. */
  List<UsageLine> lines(TenantId tenant, Period period, Deadline deadline);
}
