package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryRunningJobsTest implements RunningJobsContract {

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryRunningJobs running = new InMemoryRunningJobs(clock);

  @Override
  public InMemoryRunningJobs running() {
    return running;
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
