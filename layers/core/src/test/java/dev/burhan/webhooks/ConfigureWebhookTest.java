package dev.burhan.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryWebhookStore;
import dev.burhan.testing.SettableClock;
import dev.burhan.webhooks.ConfigureWebhook.Result;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ConfigureWebhookTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final String URL = "https://hooks.example.com/burhan";

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryWebhookStore webhooks = new InMemoryWebhookStore();
  private final AtomicLong ids = new AtomicLong();
  private final WebhookSecrets secrets = new WebhookSecrets("pepper-of-sixteen");
  private final ConfigureWebhook configure =
      new ConfigureWebhook(
          webhooks,
          WebhookPolicy.publicHosts(),
          secrets,
          () -> new UUID(0, ids.incrementAndGet()),
          clock);

  @Test
  void sets_a_webhook_and_shows_its_secret() {
    var configured = set(URL);

    assertThat(configure.find(ACME)).contains(configured.webhook());
    assertThat(configured.webhook().url()).isEqualTo(URI.create(URL));
    assertThat(configured.webhook().createdAt()).isEqualTo(clock.instant());
    assertThat(configured.webhook().previous()).isEmpty();
    assertThat(configured.secret().text())
        .isEqualTo(secrets.of(ACME, configured.webhook().secretId()).text());
  }

  @Test
  void a_refused_url_leaves_what_was_set() {
    var configured = set(URL);

    assertThat(configure.set(ACME, "http://hooks.example.com/"))
        .isEqualTo(new Result.Refused(UrlFault.NOT_HTTPS));

    assertThat(configure.find(ACME)).contains(configured.webhook());
  }

  @Test
  void setting_again_makes_a_new_secret_and_lets_the_old_one_sign_for_a_day() {
    var first = set(URL);
    clock.advance(Duration.ofHours(1));

    var second = set("https://other.example.com/");

    assertThat(second.secret().text()).isNotEqualTo(first.secret().text());
    var webhook = second.webhook();
    var now = clock.instant();
    assertThat(webhook.url()).isEqualTo(URI.create("https://other.example.com/"));
    assertThat(webhook.secretsAt(now.plus(Duration.ofHours(24)).minusNanos(1)))
        .containsExactly(webhook.secretId(), first.webhook().secretId());
    assertThat(webhook.secretsAt(now.plus(Duration.ofHours(24))))
        .containsExactly(webhook.secretId());
  }

  @Test
  void the_same_url_again_makes_a_new_secret() {
    var first = set(URL);

    var second = set(URL);

    assertThat(configure.find(ACME)).contains(second.webhook());
    assertThat(second.webhook().url()).isEqualTo(URI.create(URL));
    assertThat(second.secret().text()).isNotEqualTo(first.secret().text());
    assertThat(second.webhook().secretsAt(clock.instant())).hasSize(2);
  }

  @Test
  void never_more_than_two_secrets_sign() {
    set(URL);
    var second = set(URL).webhook();
    var third = set(URL).webhook();

    assertThat(third.secretsAt(clock.instant()))
        .containsExactly(third.secretId(), second.secretId());
  }

  @Test
  void what_is_removed_is_gone_with_its_secret() {
    set(URL);

    configure.remove(ACME);
    configure.remove(ACME);

    assertThat(configure.find(ACME)).isEmpty();
    assertThat(set(URL).webhook().previous()).isEmpty();
  }

  @Test
  void tenants_have_webhooks_of_their_own() {
    var globex = new TenantId("globex");
    set(URL);

    assertThat(configure.find(globex)).isEmpty();
    configure.remove(globex);

    assertThat(configure.find(ACME)).isPresent();
  }

  private Result.Configured set(String url) {
    return (Result.Configured) configure.set(ACME, url);
  }
}
