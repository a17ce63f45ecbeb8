package dev.burhan.edge;

import dev.burhan.metering.Amounts;

/**
 * Says what a route is metered as.
 *
 * @param useCase as the ledger names it
 */
public record Metered(String useCase, Estimate worst) {

  /** Reckons what a request may cost at most, before it is read. */
  @FunctionalInterface
  public interface Estimate {
    Amounts of(int bodyCharacters);
  }
}
