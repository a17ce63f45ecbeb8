package dev.burhan.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.webhooks.WebhookPolicy.Verdict;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookPolicyTest {

  private static final WebhookPolicy POLICY = WebhookPolicy.publicHosts();
  private static final WebhookPolicy LOCAL = new WebhookPolicy(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "https://hooks.example.com/",
        "https://hooks.example.com:443/burhan",
        "https://hooks.example.com:1024/burhan",
        "https://hooks.example.com:65535/burhan",
        "HTTPS://Hooks.Example.COM/a/b;c?token=1&x=%D8%B9",
        "https://xn--mgbh0fb.xn--kgbechtv/",
        "https://93.184.215.14/hook",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8443/hook"
      })
  void allows_https_to_a_public_host(String url) {
    assertThat(POLICY.check(url)).isEqualTo(new Verdict.Allowed(URI.create(url)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                  | MALFORMED",
        "' '                                 | MALFORMED",
        "hooks.example.com                   | MALFORMED",
        "//hooks.example.com/                | MALFORMED",
        "https:hooks.example.com             | MALFORMED",
        "https:///burhan                     | MALFORMED",
        "https://                            | MALFORMED",
        "https://hooks.example.com/a b       | MALFORMED",
        "'https://hooks.example.com/\n'      | MALFORMED",
        "'https://hooks.example.com\\@10.1/' | MALFORMED",
        "https://hooks.example.com/%zz       | MALFORMED",
        "mailto:a@example.com                | MALFORMED",
        "https://مثال.إختبار/                | NOT_ASCII",
        "https://hooks.example.com/عقد       | NOT_ASCII",
        "https://hooks。example.com/         | NOT_ASCII",
        "http://hooks.example.com/           | NOT_HTTPS",
        "ftp://hooks.example.com/            | NOT_HTTPS",
        "file://hooks.example.com/etc        | NOT_HTTPS",
        "http://localhost/                   | NOT_HTTPS",
        "https://a:b@hooks.example.com/      | USER_INFO",
        "https://a@hooks.example.com/        | USER_INFO",
        "https://@hooks.example.com/         | USER_INFO",
        "https://93.184.215.14@127.0.0.1/    | USER_INFO",
        "https://hooks.example.com/#a        | FRAGMENT",
        "https://hooks.example.com/#         | FRAGMENT",
        "https://hooks.example.com:0/        | PORT",
        "https://hooks.example.com:22/       | PORT",
        "https://hooks.example.com:80/       | PORT",
        "https://hooks.example.com:1023/     | PORT",
        "https://hooks.example.com:65536/    | PORT",
        "https://hooks_1.example.com/        | HOST_MALFORMED",
        "https://hooks.example.com./         | HOST_MALFORMED",
        "https://hooks.example.com:x/        | HOST_MALFORMED",
        "https://hooks..example.com/         | HOST_MALFORMED",
        "https://%31%32%37.0.0.1/            | HOST_MALFORMED",
        "https://hooks/                      | HOST_NOT_PUBLIC",
        "https://localhost/                  | HOST_NOT_PUBLIC",
        "https://LOCALHOST/                  | HOST_NOT_PUBLIC",
        "https://a.localhost/                | HOST_NOT_PUBLIC",
        "https://printer.local/              | HOST_NOT_PUBLIC",
        "https://ip-10-0-0-1.ec2.internal/   | HOST_NOT_PUBLIC"
      })
  void refuses_what_cannot_be_a_webhook(String url, UrlFault fault) {
    assertThat(POLICY.check(url)).isEqualTo(new Verdict.Refused(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:a9fe:a9fe]",
        "[::127.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[2002:7f00:1::]",
        "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[ff02::1]"
      })
  void refuses_an_address_that_is_not_public(String host) {
    assertThat(POLICY.check("https://" + host + "/"))
        .isEqualTo(new Verdict.Refused(UrlFault.HOST_NOT_PUBLIC));
  }

  /** Programs disagree on what these mean, so one that checks and one that connects may, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "0x7f.0x0.0x0.0x1",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "127.0.0.01",
        "127.000.000.001",
        "256.256.256.256",
        "1.2.3.4.5",
        "[fe80::1%25lo]",
        "[fe80::1%lo]",
        "[127.0.0.1]",
        "[::1",
        "[]",
        "::1"
      })
  void refuses_an_address_in_an_odd_notation(String host) {
    var verdict = POLICY.check("https://" + host + "/");

    assertThat(verdict)
        .isIn(
            new Verdict.Refused(UrlFault.HOST_MALFORMED), new Verdict.Refused(UrlFault.MALFORMED));
    assertThat(LOCAL.check("https://" + host + "/")).isEqualTo(verdict);
  }

  @Test
  void a_url_has_at_most_two_thousand_characters() {
    var longest = "https://hooks.example.com/".concat("a".repeat(2000 - 26));

    assertThat(POLICY.check(longest)).isInstanceOf(Verdict.Allowed.class);
    assertThat(POLICY.check(longest + "a")).isEqualTo(new Verdict.Refused(UrlFault.TOO_LONG));
    assertThat(POLICY.check("[".repeat(10_000_000)))
        .isEqualTo(new Verdict.Refused(UrlFault.TOO_LONG));
  }

  @Test
  void half_a_surrogate_pair_breaks_nothing() {
    assertThat(POLICY.check("https://hooks.example.com/\ud83d"))
        .isEqualTo(new Verdict.Refused(UrlFault.NOT_ASCII));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/hook",
        "http://127.0.0.1:80/",
        "http://127.8.9.10/",
        "http://[::1]:9000/",
        "https://localhost:22/"
      })
  void a_setting_allows_loopback_on_any_port(String url) {
    assertThat(LOCAL.check(url)).isEqualTo(new Verdict.Allowed(URI.create(url)));
    assertThat(POLICY.check(url)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://hooks.example.com/, NOT_HTTPS",
    "http://10.0.0.1/, NOT_HTTPS",
    "ftp://localhost/, NOT_HTTPS",
    "https://10.0.0.1/, HOST_NOT_PUBLIC",
    "https://hooks.example.com:22/, PORT",
    "http://a@localhost/, USER_INFO"
  })
  void the_setting_for_loopback_allows_nothing_else(String url, UrlFault fault) {
    assertThat(LOCAL.check(url)).isEqualTo(new Verdict.Refused(fault));
  }

  @Test
  void a_name_may_only_lead_to_public_addresses() {
    var url = URI.create("https://hooks.example.com/");

    assertThat(POLICY.allows(url, InetAddress.ofLiteral("93.184.215.14"))).isTrue();
    assertThat(POLICY.allows(url, InetAddress.ofLiteral("10.0.0.1"))).isFalse();
    assertThat(POLICY.allows(url, InetAddress.getLoopbackAddress())).isFalse();
    assertThat(LOCAL.allows(url, InetAddress.getLoopbackAddress())).isTrue();
    assertThat(LOCAL.allows(url, InetAddress.ofLiteral("10.0.0.1"))).isFalse();
  }

  @Test
  void without_encryption_a_name_may_only_lead_to_loopback() {
    var url = URI.create("http://localhost/");

    assertThat(LOCAL.allows(url, InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(LOCAL.allows(url, InetAddress.ofLiteral("93.184.215.14"))).isFalse();
    assertThat(POLICY.allows(url, InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }

  @Test
  void every_fault_has_a_sentence() {
    assertThat(Arrays.stream(UrlFault.values()).map(UrlFault::detail))
        .allMatch(detail -> detail.endsWith("."))
        .doesNotHaveDuplicates();
    assertThat(UrlFault.HOST_NOT_PUBLIC.code()).isEqualTo("host_not_public");
  }
}
