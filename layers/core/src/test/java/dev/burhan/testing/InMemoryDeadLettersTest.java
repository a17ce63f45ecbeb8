package dev.burhan.testing;

import dev.burhan.jobs.DeadLetters.Subject;

/** Holds the fake to the contract. */
final class InMemoryDeadLettersTest implements DeadLettersContract {

  private final InMemoryDeadLetters letters = new InMemoryDeadLetters();

  @Override
  public InMemoryDeadLetters letters() {
    return letters;
  }

  @Override
  public void give(Subject job) {
    letters.add(job);
  }

  @Override
  public void giveUnreadable() {
    letters.add();
  }
}
