package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryWebhookLogTest implements WebhookLogContract {

  private final InMemoryWebhookLog log = new InMemoryWebhookLog();

  @Override
  public InMemoryWebhookLog log() {
    return log;
  }
}
