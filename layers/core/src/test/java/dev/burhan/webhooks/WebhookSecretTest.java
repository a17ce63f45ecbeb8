package dev.burhan.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class WebhookSecretTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final WebhookSecrets SECRETS = new WebhookSecrets("pepper-of-sixteen");

  /** The example of the Standard Webhooks specification; also computed with another library. */
  @Test
  void signs_as_the_specification_does() {
    var key = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    var secret = new WebhookSecret(Base64.getDecoder().decode(key));

    var signature =
        secret.sign(
            new MessageId("msg_p5jXN8AQM9LWM0D4loKWxJek"),
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}");

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(secret.text()).isEqualTo("whsec_" + key);
  }

  /** The expected value was computed with another library. */
  @Test
  void derives_a_secret_from_pepper_tenant_and_id() {
    var secret = SECRETS.of(ACME, new SecretId("secret-1"));

    assertThat(secret.text()).isEqualTo("whsec_HtTgGMQsWPLK1xCKbk/29VvkjbJCOV0tBNAJO1XS5KU=");
  }

  @Test
  void another_pepper_tenant_or_id_is_another_secret() {
    var id = new SecretId("secret-1");

    assertThat(SECRETS.of(ACME, id).text())
        .isEqualTo(new WebhookSecrets("pepper-of-sixteen").of(ACME, id).text())
        .isNotEqualTo(new WebhookSecrets("another-pepper-16").of(ACME, id).text())
        .isNotEqualTo(SECRETS.of(new TenantId("globex"), id).text())
        .isNotEqualTo(SECRETS.of(ACME, new SecretId("secret-2")).text());
  }

  @Test
  void never_shows_a_secret_by_accident() {
    assertThat(SECRETS.of(ACME, new SecretId("secret-1")).toString())
        .isEqualTo("WebhookSecret[hidden]");
    assertThat(
            new ConfigureWebhook.Result.Configured(
                    new Webhook(
                        java.net.URI.create("https://a.example/x?token=1"),
                        new SecretId("s"),
                        Instant.EPOCH),
                    SECRETS.of(ACME, new SecretId("s")))
                .toString())
        .doesNotContain("whsec")
        .doesNotContain("token");
  }

  @Test
  void a_short_pepper_is_refused_and_not_told() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSecrets("too-short"))
        .withMessageNotContaining("too-short");
  }
}
