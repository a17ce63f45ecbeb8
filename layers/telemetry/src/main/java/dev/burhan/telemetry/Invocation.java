package dev.burhan.telemetry;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.MDC;

/**
 * Puts the correlation id on every line that is logged on this thread until it is closed: that of
 * the request, which jobs and webhooks that come of the request keep.
 */
public final class Invocation implements AutoCloseable {

  static final String CORRELATION_ID = "correlation_id";
  static final String DEBUG = "debug";

  private Invocation() {}

  /** Marks lines with the id, and lets debug lines through for none of the invocations. */
  public static Invocation begin(String correlationId) {
    return begin(correlationId, Sampling.NEVER);
  }

  public static Invocation begin(String correlationId, Sampling sampling) {
    MDC.put(CORRELATION_ID, correlationId);
    if (sampling.draws()) {
      MDC.put(DEBUG, "sampled");
    }
    return new Invocation();
  }

  /** The correlation id of the invocation that runs on this thread. */
  public static Optional<String> correlationId() {
    return Optional.ofNullable(MDC.get(CORRELATION_ID));
  }

  @Override
  public void close() {
    MDC.remove(CORRELATION_ID);
    MDC.remove(DEBUG);
  }

  /** Says for which share of the invocations debug lines are written. */
  public record Sampling(double share, DoubleSupplier random) {

    static final Sampling NEVER = new Sampling(0, () -> 1);

    public Sampling {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a share must be 0 to 1, got " + share);
      }
    }

    boolean draws() {
      return random.getAsDouble() < share;
    }
  }
}
