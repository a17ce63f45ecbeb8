package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.SecretId;
import dev.burhan.webhooks.Webhook;
import dev.burhan.webhooks.WebhookStore;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link WebhookStore} does. Tenants are new in each test, so it may be kept. */
public interface WebhookStoreContract {

  Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  /** As long as the policy lets a URL be, with what must come back as it was. */
  URI LONG_URL =
      URI.create("https://hooks.example.com:8443/%D8%B9/a%2Fb?t=+%20&u=" + "x".repeat(1900));

  WebhookStore webhooks();

  @Test
  default void finds_a_webhook_as_it_was_put() {
    var tenant = newTenant();
    var webhook = new Webhook(LONG_URL, new SecretId("s-1"), NOW);

    webhooks().put(tenant, webhook);

    assertThat(webhooks().find(tenant)).contains(webhook);
  }

  @Test
  default void finds_the_former_secret_with_it() {
    var tenant = newTenant();
    var webhook = webhook("s-1").replacedBy(LONG_URL, new SecretId("s-2"), NOW.plusMillis(1));

    webhooks().put(tenant, webhook);

    assertThat(webhooks().find(tenant)).contains(webhook);
  }

  @Test
  default void finds_nothing_where_nothing_was_put() {
    assertThat(webhooks().find(newTenant())).isEmpty();
  }

  @Test
  default void putting_again_replaces_all_of_it() {
    var tenant = newTenant();
    webhooks().put(tenant, webhook("s-1").replacedBy(LONG_URL, new SecretId("s-2"), NOW));
    var last = webhook("s-3");

    webhooks().put(tenant, last);

    assertThat(webhooks().find(tenant)).contains(last);
  }

  @Test
  default void a_removed_webhook_is_gone_and_may_be_removed_again() {
    var tenant = newTenant();
    webhooks().put(tenant, webhook("s-1"));

    webhooks().remove(tenant);
    webhooks().remove(tenant);

    assertThat(webhooks().find(tenant)).isEmpty();
  }

  @Test
  default void never_returns_another_tenants_webhook() {
    var ours = newTenant();
    var theirs = newTenant();
    webhooks().put(ours, webhook("s-1"));

    assertThat(webhooks().find(theirs)).isEmpty();
    webhooks().put(theirs, webhook("s-2"));
    webhooks().remove(theirs);

    assertThat(webhooks().find(ours)).contains(webhook("s-1"));
  }

  private static Webhook webhook(String secret) {
    return new Webhook(URI.create("https://hooks.example.com/"), new SecretId(secret), NOW);
  }

  private static TenantId newTenant() {
    return new TenantId("t-" + UUID.randomUUID());
  }
}
