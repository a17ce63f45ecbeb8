package dev.burhan.webhooks;

import dev.burhan.tenancy.TenantId;
import java.nio.charset.StandardCharsets;

/**
 * Derives the secrets of webhooks from the server's pepper, so that they are stored nowhere.
 *
 * <p>The pepper may be the one of API keys: no key holds a colon, so no key is hashed to a secret.
 * Another pepper is another secret for every webhook. Thread-safe.
 */
public final class WebhookSecrets {

  private static final int PEPPER_MIN = 16;

  private final byte[] pepper;

  public WebhookSecrets(String pepper) {
    if (pepper.length() < PEPPER_MIN) {
      throw new IllegalArgumentException("pepper must be at least 16 characters");
    }
    this.pepper = pepper.getBytes(StandardCharsets.UTF_8);
  }

  /** The same secret each time; another one for each tenant and each id. */
  public WebhookSecret of(TenantId tenant, SecretId id) {
    var name = "webhook:" + tenant.value() + ":" + id.value();
    return new WebhookSecret(HmacSha256.of(pepper, name.getBytes(StandardCharsets.UTF_8)));
  }
}
