package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryOperatorSecretTest implements OperatorSecretContract {

  private final InMemoryOperatorSecret secret = new InMemoryOperatorSecret();

  @Override
  public InMemoryOperatorSecret secret() {
    return secret;
  }
}
