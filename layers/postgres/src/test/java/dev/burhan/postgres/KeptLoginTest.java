package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptLoginTest {

  private int reads;
  private Instant now = Instant.EPOCH.plus(Duration.ofDays(20_000));

  private final KeptLogin login =
      new KeptLogin(
          () -> {
            reads++;
            return new Login("app", "password " + reads);
          },
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @Test
  void is_read_once_in_five_minutes() {
    login.get();
    now = now.plus(Duration.ofMinutes(5));

    assertThat(login.get().password()).isEqualTo("password 1");
    now = now.plusMillis(1);
    assertThat(login.get().password()).isEqualTo("password 2");
  }

  @Test
  void is_read_anew_when_it_was_refused_and_once_for_all_that_were_refused() {
    var refused = login.get();

    assertThat(login.insteadOf(refused).password()).isEqualTo("password 2");
    assertThat(login.insteadOf(refused).password()).isEqualTo("password 2");
    assertThat(login.get().password()).isEqualTo("password 2");
  }

  @Test
  void a_login_is_read_from_a_secret_and_hides_its_password() {
    var parsed =
        Login.parse("{\"username\": \"app\", \"password\": \"open-sesame\", \"port\": 5432}");

    assertThat(parsed).isEqualTo(new Login("app", "open-sesame"));
    assertThat(parsed.toString()).contains("app").doesNotContain("open-sesame");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "open-sesame",
        "[]",
        "{\"username\": \"app\"}",
        "{\"username\": \"a\", \"password\": 7}"
      })
  void a_secret_of_another_form_is_permanent_and_not_quoted(String secret) {
    assertThatThrownBy(() -> Login.parse(secret))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageNotContaining("open-sesame")
        .hasNoCause();
  }
}
