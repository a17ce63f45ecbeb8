package dev.burhan.testing;

import java.time.Clock;

/** Holds the fake to the contract. */
final class InMemoryDocumentStoreTest
    implements DocumentStoreContract,
        SubmissionOrderContract,
        DraftVectorsContract,
        ChunkExtractContract {

  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(Clock.systemUTC());

  @Override
  public InMemoryDocumentStore documents() {
    return documents;
  }

  @Override
  public InMemoryDocumentStore catalogue() {
    return documents;
  }

  @Override
  public InMemoryDocumentStore drafts() {
    return documents;
  }
}
