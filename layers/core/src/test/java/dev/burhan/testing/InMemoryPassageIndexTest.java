package dev.burhan.testing;

import java.time.Clock;

/** Holds the fake to the contract. */
final class InMemoryPassageIndexTest implements PassageIndexContract, PassageFilterContract {

  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(Clock.systemUTC());
  private final InMemoryPassageIndex passages = new InMemoryPassageIndex(documents);

  @Override
  public InMemoryDocumentStore documents() {
    return documents;
  }

  @Override
  public InMemoryPassageIndex passages() {
    return passages;
  }
}
