package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryWebhookStoreTest implements WebhookStoreContract {

  private final InMemoryWebhookStore webhooks = new InMemoryWebhookStore();

  @Override
  public InMemoryWebhookStore webhooks() {
    return webhooks;
  }
}
