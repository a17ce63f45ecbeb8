package dev.burhan.telemetry;

import java.util.Optional;
import org.slf4j.MDC;

/**
 * Puts the correlation id on every line that is logged on this thread until it is closed: that of
 * the request, which jobs and webhooks that come of the request keep.
 */
public final class Invocation implements AutoCloseable {

  /** Names the id on log lines and on messages that are sent on. */
  public static final String CORRELATION_ID = "correlation_id";

  private Invocation() {}

  public static Invocation begin(String correlationId) {
    MDC.put(CORRELATION_ID, correlationId);
    return new Invocation();
  }

  /** The correlation id of the invocation that runs on this thread. */
  public static Optional<String> correlationId() {
    return Optional.ofNullable(MDC.get(CORRELATION_ID));
  }

  @Override
  public void close() {
    MDC.remove(CORRELATION_ID);
  }
}
