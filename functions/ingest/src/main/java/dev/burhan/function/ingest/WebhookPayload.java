package dev.burhan.function.ingest;

import dev.burhan.webhooks.Webhook;
import dev.burhan.webhooks.WebhookSecret;
import org.jspecify.annotations.Nullable;

/**
 * Where messages about ended jobs go.
 *
 * @param secret shown when it is made, null ever after
 */
record WebhookPayload(String url, @Nullable String secret, String createdAt) {

  static WebhookPayload of(Webhook webhook) {
    return new WebhookPayload(webhook.url().toString(), null, webhook.createdAt().toString());
  }

  static WebhookPayload of(Webhook webhook, WebhookSecret secret) {
    return new WebhookPayload(
        webhook.url().toString(), secret.text(), webhook.createdAt().toString());
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "WebhookPayload[" + createdAt + "]";
  }
}
