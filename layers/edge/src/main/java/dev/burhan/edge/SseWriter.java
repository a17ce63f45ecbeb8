package dev.burhan.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer as server-sent events: numbered from 1, JSON on one line, each flushed, exactly
 * one {@code done} or {@code error} at the end. While nothing is written, comments keep the
 * connection from being taken for dead.
 *
 * <p>Thread-safe: events and comments go out whole. The stream stays open; whoever opened it closes
 * it.
 */
public final class SseWriter implements AutoCloseable {

  public static final String CONTENT_TYPE = "text/event-stream; charset=utf-8";

  /** Gateways at the edge give up after 30 seconds of silence. */
  public static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch ended = new CountDownLatch(1);
  private long events;
  private volatile @Nullable SseEvent terminal;
  private volatile @Nullable IOException failure;

  /** Writes without comments. */
  SseWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Starts to write to {@code out}, with a comment whenever {@code keepAlive} has passed, until the
   * last event or {@link #close}.
   */
  public static SseWriter start(OutputStream out, Duration keepAlive) {
    var writer = new SseWriter(out);
    Thread.ofVirtual().name("sse-keep-alive").start(() -> writer.keepAlive(keepAlive));
    return writer;
  }

  /**
   * Sends an event.
   *
   * @param payload written as JSON
   * @throws ClientGone when it cannot be sent, now and ever after
   * @throws IllegalStateException when the last event has been sent already
   */
  public void send(SseEvent event, Object payload) {
    var json = Json.write(payload);
    lock.lock();
    try {
      if (terminal != null) {
        throw new IllegalStateException(
            "no " + event.wireName() + " after " + terminal.wireName() + ": the stream has ended");
      }
      var text = "id: %d\nevent: %s\ndata: %s\n\n".formatted(events + 1, event.wireName(), json);
      write(text.getBytes(StandardCharsets.UTF_8));
      events++;
      if (event.isTerminal()) {
        terminal = event;
        ended.countDown();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sends a comment, unless something else is being sent or the stream has ended. */
  void comment() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (ended.getCount() > 0) {
        write(COMMENT);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A stream that failed once may have sent half an event: nothing may follow that. */
  private void write(byte[] bytes) {
    if (failure != null) {
      throw new ClientGone(failure);
    }
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      failure = e;
      throw new ClientGone(e);
    }
  }

  private void keepAlive(Duration every) {
    try {
      while (!ended.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
        comment();
      }
    } catch (ClientGone e) {
      // Whoever sends the next event is told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells whether the client is known to be gone, so that work can end before the next event. */
  public boolean clientGone() {
    return failure != null;
  }

  /** Sends no comments any more; a stream that has not ended is then broken off. */
  @Override
  public void close() {
    ended.countDown();
  }
}
