package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryIdempotencyStoreTest implements IdempotencyStoreContract {

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryIdempotencyStore requests = new InMemoryIdempotencyStore(clock);

  @Override
  public InMemoryIdempotencyStore requests() {
    return requests;
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
