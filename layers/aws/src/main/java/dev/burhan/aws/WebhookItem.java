package dev.burhan.aws;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names the items of the webhooks table: one webhook for a tenant, one delivery for a job. */
final class WebhookItem {

  private static final String TENANT = "tenant_id";
  static final String KEY = "webhook_key";

  private WebhookItem() {}

  static Map<String, AttributeValue> webhook(TenantId tenant) {
    return key(tenant, "webhook");
  }

  static Map<String, AttributeValue> delivery(TenantId tenant, JobId job) {
    return key(tenant, "job#" + job.value());
  }

  private static Map<String, AttributeValue> key(TenantId tenant, String key) {
    return Map.of(TENANT, Item.text(tenant.value()), KEY, Item.text(key));
  }
}
