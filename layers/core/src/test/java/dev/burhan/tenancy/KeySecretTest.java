package dev.burhan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeySecretTest {

  @Test
  void holds_its_id_and_two_hundred_random_bits() {
    var secret = KeySecret.random(new SecureRandom());

    assertThat(secret.value()).matches("bk_[a-z2-7]{10}_[a-z2-7]{40}");
    assertThat(secret.value()).startsWith("bk_" + secret.id() + "_");
    assertThat(KeySecret.read(secret.value())).contains(secret);
  }

  @Test
  void is_never_made_twice() {
    var random = new SecureRandom();
    var made = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      made.add(KeySecret.random(random).value());
    }

    assertThat(made).hasSize(10_000);
  }

  @Test
  void uses_every_letter() {
    var letters = KeySecret.letters(10_000, new Random(1));

    assertThat(letters.chars().distinct().count()).isEqualTo(32);
  }

  @Test
  void is_not_shown() {
    var secret = KeySecret.random(new Random(1));

    assertThat(secret.toString()).isEqualTo("bk_" + secret.id() + "_…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bk_",
        "bk_aaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "bk_aaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "BK_aaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "bk_aaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
        "bk_aaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\u0430",
        "bk_aaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\uFF41",
        "bk_aaaaaaaaa1_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      })
  void reads_nothing_else(String text) {
    assertThat(KeySecret.read(text)).isEmpty();
  }
}
