package dev.burhan.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InvocationContextTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static int left(Instant deadline) {
    var invocation =
        new Invocation("id", InputStream.nullInputStream(), deadline, "arn", Optional.empty());
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new InvocationContext(invocation, Map.of(), clock).getRemainingTimeInMillis();
  }

  @Test
  void time_left_is_never_negative_and_never_overflows() {
    assertThat(left(NOW.plusMillis(1500))).isEqualTo(1500);
    assertThat(left(NOW.minusMillis(1))).isZero();
    assertThat(left(NOW.plusSeconds(1_000_000_000))).isEqualTo(Integer.MAX_VALUE);
  }
}
