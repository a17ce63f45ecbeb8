package dev.burhan.edge;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens a stream of events with the first of them, so that what fails before is an ordinary
 * response. One request, one stream; not thread-safe.
 */
public final class EventStream implements AutoCloseable {

  private final Opening opening;
  private final Map<String, String> headers;
  private final Duration keepAlive;
  private @Nullable SseWriter writer;
  private boolean isOpen;

  /** Begins a response. */
  @FunctionalInterface
  public interface Opening {

    /** Sends status and headers, once; what is flushed to the body has gone out. */
    OutputStream begin(int status, Map<String, String> headers);
  }

  EventStream(Opening opening, String requestId, Duration keepAlive) {
    this.opening = opening;
    this.headers =
        Map.of(
            "Content-Type",
            SseWriter.CONTENT_TYPE,
            "Cache-Control",
            "no-store",
            "X-Request-Id",
            requestId);
    this.keepAlive = keepAlive;
  }

  /**
   * Sends an event and says whether anybody still listens.
   *
   * @param payload written as JSON
   */
  public boolean send(SseEvent event, Object payload) {
    var open = writer;
    if (open == null && isOpen) {
      // It could not be opened, and cannot be opened twice.
      return false;
    }
    if (open == null) {
      isOpen = true;
      open = SseWriter.start(opening.begin(200, headers), keepAlive);
      writer = open;
    }
    try {
      open.send(event, payload);
      return true;
    } catch (ClientGone e) {
      return false;
    }
  }

  boolean isOpen() {
    return isOpen;
  }

  /** Tells whether somebody who listened does so no more. */
  public boolean clientGone() {
    return isOpen && (writer == null || writer.clientGone());
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
