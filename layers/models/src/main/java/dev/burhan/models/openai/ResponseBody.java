package dev.burhan.models.openai;

import dev.burhan.failure.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread read the body of a response as it comes, with a bound on every wait, which the
 * client's own streams do not have. The next part is asked for when the last was taken, so that a
 * fast server waits for a slow reader.
 */
final class ResponseBody implements BodySubscriber<ResponseBody>, AutoCloseable {

  /** How long a response that has said all may take to end, for its connection to be used again. */
  private static final Duration END_WAIT = Duration.ofSeconds(1);

  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Subscription> source = new AtomicReference<>();
  private volatile boolean discards;
  private volatile boolean closed;

  private sealed interface Part {
    record Bytes(List<ByteBuffer> buffers) implements Part {}

    record End() implements Part {}

    record Broken(Throwable cause) implements Part {}
  }

  /**
   * The next bytes; none at the end of the body.
   *
   * @throws IOException when the body broke off
   * @throws TimeoutException when nothing came by the deadline
   */
  List<ByteBuffer> next(Deadline deadline)
      throws IOException, TimeoutException, InterruptedException {
    long nanos = deadline.left().toNanos();
    Part part = nanos > 0 ? parts.poll(nanos, TimeUnit.NANOSECONDS) : null;
    return switch (part) {
      case null -> throw new TimeoutException();
      case Part.Bytes(var buffers) -> {
        request();
        yield buffers;
      }
      case Part.End end -> {
        parts.add(end);
        yield List.of();
      }
      case Part.Broken(var cause) -> {
        parts.add(part);
        throw new IOException("the response broke off", cause);
      }
    };
  }

  /** What comes of the body until the deadline, cut; what goes wrong with it does not matter. */
  byte[] beginning(int bytesMax, Deadline deadline) throws InterruptedException {
    var bytes = new ByteArrayOutputStream();
    try {
      for (var buffers = next(deadline);
          !buffers.isEmpty() && bytes.size() < bytesMax;
          buffers = next(deadline)) {
        for (var buffer : buffers) {
          var part = new byte[Math.min(buffer.remaining(), bytesMax - bytes.size())];
          buffer.get(part);
          bytes.writeBytes(part);
        }
      }
    } catch (IOException | TimeoutException e) {
      // What has come is all there is.
    }
    return bytes.toByteArray();
  }

  /** Gives what is left of a response that has said all the chance to end, without waiting. */
  void letEnd() {
    discards = true;
    request();
    CompletableFuture.delayedExecutor(END_WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::cancel);
  }

  /** Ends the call: the connection is closed, unless the response was let end. */
  @Override
  public void close() {
    if (!discards) {
      cancel();
    }
  }

  @Override
  public CompletionStage<ResponseBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source.set(subscription);
    if (closed) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (discards) {
      request();
    } else {
      parts.add(new Part.Bytes(buffers));
    }
  }

  @Override
  public void onError(Throwable cause) {
    parts.add(new Part.Broken(cause));
  }

  @Override
  public void onComplete() {
    parts.add(new Part.End());
  }

  private void request() {
    var subscription = source.get();
    if (subscription != null) {
      subscription.request(1);
    }
  }

  private void cancel() {
    closed = true;
    var subscription = source.get();
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
