package dev.burhan.cloud.queue;

import java.time.Duration;

/**
 * Says how long a poller waits: for messages in one call, after a failed call (doubled up to a
 * maximum), and for work under way when it is closed.
 *
 * @param concurrencyMax invocations at a time, where the mapping allows more
 */
public record PollingSettings(
    int concurrencyMax,
    Duration receiveWait,
    Duration backOffFirst,
    Duration backOffMax,
    Duration closeWait) {

  public PollingSettings {
    if (receiveWait.toSeconds() > 20) {
      throw new IllegalArgumentException("SQS waits for 20 s at most, asked for " + receiveWait);
    }
  }

  /** Short waits, so that a local cloud stops soon, and no more at a time than there are cores. */
  public static PollingSettings standard() {
    return new PollingSettings(
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        Duration.ofSeconds(2),
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1));
  }
}
