package dev.burhan.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Sets logging up inside Lambda, in code, since reading a file would cost each cold start a tenth
 * of a second. Elsewhere a file does.
 *
 * <p>{@code LOG_LEVEL} is the level of our own lines, {@code INFO} unless set; lines of libraries
 * are written from {@code WARN} on. {@code LOG_DEBUG_SHARE}, 0 to 1, is the share of requests of
 * which our debug lines are written too. {@code SERVICE_NAME} names the deployment. {@code
 * SENTRY_DSN} says where failures are reported, if anywhere.
 */
public final class LambdaLogging extends ContextAwareBase implements Configurator {

  private static final String OURS = "dev.burhan";

  private final Map<String, String> environment;

  public LambdaLogging() {
    this(System.getenv());
  }

  LambdaLogging(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (!environment.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    setContext(context);
    context.addTurboFilter(new SampledDebug(share()));
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger(OURS).setLevel(Level.toLevel(value("LOG_LEVEL", "INFO"), Level.INFO));
    root.addAppender(lines(context));
    reports(context, root);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private ConsoleAppender<ILoggingEvent> lines(LoggerContext context) {
    var layout = new JsonLines(value("SERVICE_NAME", "burhan"));
    layout.setContext(context);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private void reports(LoggerContext context, Logger root) {
    var dsn = value("SENTRY_DSN", "");
    if (!dsn.isEmpty()) {
      var appender = FailureReports.to(dsn, value("SERVICE_NAME", "burhan"));
      appender.setContext(context);
      appender.start();
      root.addAppender(appender);
    }
  }

  /** A bad share must not keep a function from starting: then no debug lines are written. */
  private double share() {
    try {
      return Math.clamp(Double.parseDouble(value("LOG_DEBUG_SHARE", "0")), 0.0, 1.0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String value(String name, String otherwise) {
    var value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }
}
