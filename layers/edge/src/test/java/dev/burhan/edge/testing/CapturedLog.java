package dev.burhan.edge.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Keeps every line logged until it is closed, at every level. */
public final class CapturedLog implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  public CapturedLog() {
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
  }

  /** The fields of every line with this message, oldest first. */
  public List<Map<String, Object>> lines(String message) {
    return appender.list.stream()
        .filter(event -> event.getFormattedMessage().equals(message))
        .map(CapturedLog::fields)
        .toList();
  }

  /** Everything that a log file would hold, stack traces included. */
  public String text() {
    var text = new StringBuilder();
    for (var event : appender.list) {
      text.append(event.getFormattedMessage()).append(fields(event)).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return text.toString();
  }

  private static Map<String, Object> fields(ILoggingEvent event) {
    var fields = new HashMap<String, Object>();
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
    }
    return fields;
  }

  @Override
  public void close() {
    root.setLevel(level);
    root.detachAppender(appender);
    appender.stop();
  }
}
