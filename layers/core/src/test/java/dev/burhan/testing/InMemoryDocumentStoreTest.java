package dev.burhan.testing;

import java.time.Clock;

/** Holds the fake to the contract. */
final class InMemoryDocumentStoreTest implements DocumentStoreContract {

  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(Clock.systemUTC());

  @Override
  public InMemoryDocumentStore documents() {
    return documents;
  }
}
