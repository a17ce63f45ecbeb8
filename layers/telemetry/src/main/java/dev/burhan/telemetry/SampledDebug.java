package dev.burhan.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets our own debug lines through for a share of the requests. The correlation id decides, so that
 * a request is seen on all of its way or nowhere.
 */
final class SampledDebug extends TurboFilter {

  private static final String OURS = "dev.burhan";
  private static final double CHECKSUMS = 0x1p32;

  private final double share;

  /**
   * @param share 0 for none, 1 for all
   */
  SampledDebug(double share) {
    this.share = share;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    return level == Level.DEBUG
            && logger.getName().startsWith(OURS)
            && Invocation.correlationId().filter(this::isDrawn).isPresent()
        ? FilterReply.ACCEPT
        : FilterReply.NEUTRAL;
  }

  private boolean isDrawn(String correlationId) {
    var checksum = new CRC32();
    checksum.update(correlationId.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue() / CHECKSUMS < share;
  }
}
