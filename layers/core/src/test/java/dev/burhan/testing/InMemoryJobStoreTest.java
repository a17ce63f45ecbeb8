package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryJobStoreTest implements JobStoreContract {

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryJobStore jobs = new InMemoryJobStore(clock);

  @Override
  public InMemoryJobStore jobs() {
    return jobs;
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
