package dev.burhan.webhooks;

import dev.burhan.jobs.Job;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** Writes and signs the messages of webhooks; thread-safe if its body is. */
public final class WebhookMessages {

  private final WebhookSecrets secrets;
  private final WebhookBody body;

  public WebhookMessages(WebhookSecrets secrets, WebhookBody body) {
    this.secrets = secrets;
    this.body = body;
  }

  /** Signs anew for each attempt: receivers refuse a timestamp that is minutes old. */
  WebhookRequest write(TenantId tenant, Webhook webhook, Job job, Instant now) {
    var id = MessageId.of(job);
    var text = body.of(job);
    var signatures =
        webhook.secretsAt(now).stream()
            .map(secret -> secrets.of(tenant, secret).sign(id, now, text))
            .collect(Collectors.joining(" "));
    var headers = new LinkedHashMap<String, String>();
    headers.put("content-type", "application/json");
    headers.put("webhook-id", id.value());
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", signatures);
    return new WebhookRequest(webhook.url(), headers, text);
  }
}
