package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryRecognisedPagesTest implements RecognisedPagesContract {

  private final InMemoryRecognisedPages recognised = new InMemoryRecognisedPages();

  @Override
  public InMemoryRecognisedPages recognised() {
    return recognised;
  }
}
