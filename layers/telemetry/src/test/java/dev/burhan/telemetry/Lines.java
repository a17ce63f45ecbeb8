package dev.burhan.telemetry;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** Logs to a context of its own and reads the lines as operators do. */
final class Lines {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final JsonLines layout = new JsonLines("acme-prod");
  final Logger log;

  Lines() {
    var context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    var logger = context.getLogger("dev.burhan.edge.Api");
    appender.start();
    logger.addAppender(appender);
    log = logger;
  }

  String text() {
    return layout.doLayout(appender.list.getLast());
  }

  JsonNode last() {
    try {
      return JSON.readTree(text());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
