package dev.burhan.webhooks;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Says how long to wait between attempts: five times as long each time, half of it by chance, so
 * that messages which failed together do not come back together. All attempts together take 1.5 to
 * 3 hours, which outlasts a release or a restart of the receiver.
 */
public final class WebhookBackOff {

  public static final int ATTEMPTS_MAX = 8;

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final long FACTOR = 5;

  private final DoubleSupplier random;

  /**
   * @param random gives 0 (inclusive) to 1 (exclusive)
   */
  public WebhookBackOff(DoubleSupplier random) {
    this.random = random;
  }

  /**
   * How long to wait after so many attempts that failed in a row.
   *
   * @param failures 1 to {@link #ATTEMPTS_MAX}
   */
  Duration after(int failures) {
    var longest = FIRST;
    for (int i = 1; i < failures && longest.compareTo(LONGEST) < 0; i++) {
      longest = longest.multipliedBy(FACTOR);
    }
    var capped = longest.compareTo(LONGEST) < 0 ? longest : LONGEST;
    return Duration.ofMillis(Math.round(capped.toMillis() * (1 + random.getAsDouble()) / 2));
  }
}
