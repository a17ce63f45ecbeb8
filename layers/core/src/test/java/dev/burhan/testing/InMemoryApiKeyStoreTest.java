package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryApiKeyStoreTest implements ApiKeyStoreContract {

  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();

  @Override
  public InMemoryApiKeyStore keys() {
    return keys;
  }
}
