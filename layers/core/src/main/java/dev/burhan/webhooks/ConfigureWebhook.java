package dev.burhan.webhooks;

import dev.burhan.tenancy.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Sets, shows, renews and removes the webhook of a tenant. */
public final class ConfigureWebhook {

  private final WebhookStore webhooks;
  private final WebhookPolicy policy;
  private final WebhookSecrets secrets;
  private final Supplier<UUID> ids;
  private final Clock clock;

  public ConfigureWebhook(
      WebhookStore webhooks,
      WebhookPolicy policy,
      WebhookSecrets secrets,
      Supplier<UUID> ids,
      Clock clock) {
    this.webhooks = webhooks;
    this.policy = policy;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /** What setting a webhook can come to. */
  public sealed interface Result {

    /** It is set; its secret is shown this once. */
    record Configured(Webhook webhook, WebhookSecret secret) implements Result {}

    /** The URL cannot be a webhook; what was set before still is. */
    record Refused(UrlFault fault) implements Result {}
  }

  /**
   * Sets the URL, be it the same, and makes a new secret; a former one signs as well for {@link
   * Webhook#OVERLAP}. Of two calls at once the last one holds, URL and secret.
   */
  public Result set(TenantId tenant, String url) {
    return switch (policy.check(url)) {
      case WebhookPolicy.Verdict.Refused(UrlFault fault) -> new Result.Refused(fault);
      case WebhookPolicy.Verdict.Allowed(URI allowed) ->
          put(tenant, next(allowed, webhooks.find(tenant)));
    };
  }

  public Optional<Webhook> find(TenantId tenant) {
    return webhooks.find(tenant);
  }

  /** Removes the webhook; harmless when there is none. Messages on their way are not sent. */
  public void remove(TenantId tenant) {
    webhooks.remove(tenant);
  }

  private Webhook next(URI url, Optional<Webhook> former) {
    var secret = new SecretId(ids.get().toString());
    // Finer times are not stored, and what is returned is to be what will be found.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return former
        .map(webhook -> webhook.replacedBy(url, secret, now))
        .orElseGet(() -> new Webhook(url, secret, now));
  }

  private Result.Configured put(TenantId tenant, Webhook webhook) {
    webhooks.put(tenant, webhook);
    return new Result.Configured(webhook, secrets.of(tenant, webhook.secretId()));
  }
}
