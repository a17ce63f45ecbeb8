package dev.burhan.accounts;

import dev.burhan.failure.DependencyFailure;

/** Takes back what was done before a step failed. */
final class Compensation {

  private Compensation() {}

  /** Returns the failure to throw; that taking back failed as well goes with it. */
  static DependencyFailure after(DependencyFailure failure, Runnable takeBack) {
    try {
      takeBack.run();
    } catch (DependencyFailure e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
