package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryAuditLogTest implements AuditLogContract {

  private final InMemoryAuditLog log = new InMemoryAuditLog();

  @Override
  public InMemoryAuditLog log() {
    return log;
  }
}
