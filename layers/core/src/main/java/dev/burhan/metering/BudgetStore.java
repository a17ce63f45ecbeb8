package dev.burhan.metering;

import dev.burhan.metering.Reserving.Granted;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Counts what a tenant uses and never grants more than its limits allow, however many ask at once:
 * what a request may cost is set aside before it runs and settled with what it did cost.
 *
 * <p>A reservation that is never settled expires, and what it set aside is free again. Clocks of
 * different instances may differ by {@link #SKEW_MAX}.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface BudgetStore {

  /** By how much clocks may differ; expired reservations are left alone for as long. */
  Duration SKEW_MAX = Duration.ofMinutes(1);

  /** Reservations of a tenant at a time; each makes its item longer, and every write dearer. */
  int OPEN_MAX = 100;

  /** For how long after it was given up a reservation can still be settled. */
  Duration LATE_MAX = Duration.ofMinutes(20);

  /**
   * Sets aside what the claim may cost, if every limit leaves room for all of it. The same claim
   * again gives the reservation that is there.
   */
  Reserving reserve(TenantId tenant, Claim claim, Limits limits);

  /**
   * Puts what was spent in the place of what was set aside, in the windows it was set aside in. It
   * is counted whole even where it is more, since it was spent.
   *
   * <p>Takes effect once, however often it is called. A reservation that expired meanwhile is
   * counted just so, up to {@link #LATE_MAX} after it was given up.
   */
  void settle(TenantId tenant, Granted granted, Amounts spent);

  /** How things stand; of a tenant that has used nothing, empty. */
  Standing standing(TenantId tenant);
}
