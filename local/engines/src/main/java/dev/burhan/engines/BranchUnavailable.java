package dev.burhan.engines;

/** Says why one way to PostgreSQL is closed on this machine and what would open it. */
final class BranchUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  BranchUnavailable(String reason, String remedy) {
    super(reason + " (" + remedy + ")");
  }
}
