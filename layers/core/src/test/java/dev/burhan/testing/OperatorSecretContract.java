package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.accounts.OperatorSecret;
import dev.burhan.tenancy.KeySecret;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Says what every {@link OperatorSecret} does. It holds nothing when a test begins. */
public interface OperatorSecretContract {

  OperatorSecret secret();

  @Test
  default void holds_nothing_until_it_is_written() {
    assertThat(secret().read()).isEmpty();
  }

  @Test
  default void holds_what_was_written_last() {
    var first = KeySecret.random(new Random(1));
    var second = KeySecret.random(new Random(2));

    secret().write(first);
    assertThat(secret().read()).contains(first);
    secret().write(second);

    assertThat(secret().read()).contains(second);
  }
}
