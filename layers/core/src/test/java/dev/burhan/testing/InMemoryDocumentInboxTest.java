package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryDocumentInboxTest implements DocumentInboxContract {

  private final InMemoryDocumentInbox inbox = new InMemoryDocumentInbox();

  @Override
  public InMemoryDocumentInbox inbox() {
    return inbox;
  }
}
