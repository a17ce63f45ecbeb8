package dev.burhan.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;

/** Lets our own debug lines through for the invocations that were drawn for it. */
final class SampledDebug extends TurboFilter {

  private static final String OURS = "dev.burhan";

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    boolean isDrawn =
        level == Level.DEBUG
            && logger.getName().startsWith(OURS)
            && MDC.get(Invocation.DEBUG) != null;
    return isDrawn ? FilterReply.ACCEPT : FilterReply.NEUTRAL;
  }
}
