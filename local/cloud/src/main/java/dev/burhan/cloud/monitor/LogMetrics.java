package dev.burhan.cloud.monitor;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.burhan.telemetry.JsonLines;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hears what the functions of this process log, writes it as they would inside Lambda, and hands
 * the lines on. Clouds that run in one process at a time hear each other's functions.
 */
public final class LogMetrics implements AutoCloseable {

  private static final String OURS = "dev.burhan";

  private final Logger logger;
  private final @Nullable Level levelBefore;
  private final Ear ear;

  private LogMetrics(JsonLines layout, EmbeddedMetrics metrics) {
    this.logger = (Logger) LoggerFactory.getLogger(OURS);
    this.levelBefore = logger.getLevel();
    this.ear = new Ear(layout, metrics);
    ear.setContext(logger.getLoggerContext());
    ear.start();
    logger.addAppender(ear);
    if (!logger.isInfoEnabled()) {
      logger.setLevel(Level.INFO);
    }
  }

  /**
   * Starts to listen, until it is closed.
   *
   * @param service is the dimension of every metric
   */
  public static LogMetrics attach(String service, EmbeddedMetrics metrics) {
    var layout = new JsonLines(service);
    layout.start();
    return new LogMetrics(layout, metrics);
  }

  @Override
  public void close() {
    logger.detachAppender(ear);
    ear.stop();
    if (!logger.iteratorForAppenders().hasNext()) {
      logger.setLevel(levelBefore);
    }
  }

  private static final class Ear extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final JsonLines layout;
    private final EmbeddedMetrics metrics;

    Ear(JsonLines layout, EmbeddedMetrics metrics) {
      this.layout = layout;
      this.metrics = metrics;
    }

    @Override
    protected void append(ILoggingEvent event) {
      metrics.read(layout.doLayout(event));
    }
  }
}
