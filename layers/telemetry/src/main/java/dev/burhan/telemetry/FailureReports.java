package dev.burhan.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports lines of level {@code ERROR} to Sentry, scrubbed: what failed and where in the code, by
 * correlation id; no message of a foreign exception, no request, no user, no host.
 */
final class FailureReports extends AppenderBase<ILoggingEvent> {

  private static final int FLUSH_MILLIS = 2_000;
  private static final List<String> TAGS = List.of("request_id", "route", "tenant");

  private final IScopes scopes;

  private FailureReports(IScopes scopes) {
    this.scopes = scopes;
  }

  static FailureReports to(String dsn, String service) {
    Sentry.init(
        options -> {
          options.setDsn(dsn);
          options.setEnvironment(service);
          options.setAttachServerName(false);
          options.setAttachThreads(false);
          options.setEnableUncaughtExceptionHandler(false);
          options.setBeforeSend(FailureReports::scrubbed);
        });
    return new FailureReports(Sentry.getCurrentScopes());
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      return;
    }
    var report = new SentryEvent();
    report.setLevel(SentryLevel.ERROR);
    report.setLogger(event.getLoggerName());
    var message = new Message();
    message.setFormatted(event.getFormattedMessage());
    report.setMessage(message);
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown instanceof ThrowableProxy proxy) {
      report.setThrowable(proxy.getThrowable());
    }
    Map<String, String> marks = event.getMDCPropertyMap();
    marks.forEach(report::setTag);
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().stream()
          .filter(pair -> TAGS.contains(pair.key))
          .forEach(pair -> report.setTag(pair.key, String.valueOf(pair.value)));
    }
    scopes.captureEvent(report);
    // A function sleeps as soon as it has answered.
    scopes.flush(FLUSH_MILLIS);
  }

  private static SentryEvent scrubbed(SentryEvent report, @Nullable Hint hint) {
    report.setUser(null);
    report.setRequest(null);
    report.setBreadcrumbs(List.of());
    report.setServerName(null);
    List<SentryException> exceptions = report.getExceptions();
    if (exceptions != null) {
      exceptions.forEach(FailureReports::scrub);
    }
    return report;
  }

  private static void scrub(SentryException exception) {
    var name = exception.getModule() + "." + exception.getType();
    if (!FailureText.isOurs(name)) {
      exception.setValue(null);
    }
  }

  @Override
  public void stop() {
    super.stop();
    scopes.close();
  }
}
