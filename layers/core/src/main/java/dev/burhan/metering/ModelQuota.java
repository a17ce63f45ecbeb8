package dev.burhan.metering;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Shares the tokens that a model takes a minute between the tenants that ask it, as {@link
 * FairShare} has it.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}. A model without a quota
 * has tokens for everybody.
 */
public interface ModelQuota {

  /**
   * Takes tokens of this minute for one call, all or none. They are not given back: a provider
   * counts what a call may take as well.
   *
   * @param tokens what the call may take at most
   */
  Turn take(TenantId tenant, String model, long tokens);

  /** What asking for tokens comes to. */
  sealed interface Turn {

    /** They are taken. */
    record Taken() implements Turn {}

    /**
     * Others come first.
     *
     * @param retryAfter when there is room unless others take it, in whole seconds
     */
    record Wait(Duration retryAfter) implements Turn {}
  }
}
