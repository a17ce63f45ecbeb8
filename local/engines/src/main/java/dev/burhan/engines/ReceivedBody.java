package dev.burhan.engines;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Is the body of a request, chunk by chunk in the order and at the time they came. */
public final class ReceivedBody {

  private final Map<String, String> headers;
  private final Runnable hangUp;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();

  private sealed interface Part {}

  /** A chunk. */
  public static final class Chunk implements Part {
    private final byte[] bytes;
    private final long nanos;

    Chunk(byte[] bytes, long nanos) {
      this.bytes = bytes.clone();
      this.nanos = nanos;
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    /** When it was complete, on the clock of {@link System#nanoTime}. */
    public long nanos() {
      return nanos;
    }
  }

  private record End(Map<String, String> trailers) implements Part {}

  private record Broken() implements Part {}

  ReceivedBody(Map<String, String> headers, Runnable hangUp) {
    this.headers = Map.copyOf(headers);
    this.hangUp = hangUp;
  }

  /** By name in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Waits for the next chunk; empty at the end, which {@link #trailers} then takes. */
  public Optional<Chunk> next() {
    var part = Await.next(parts, "chunk");
    if (part instanceof Chunk chunk) {
      return Optional.of(chunk);
    }
    parts.add(part);
    return Optional.empty();
  }

  /** Waits for all that is left. */
  public byte[] rest() {
    var bytes = new ByteArrayOutputStream();
    for (var chunk = next(); chunk.isPresent(); chunk = next()) {
      bytes.writeBytes(chunk.get().bytes());
    }
    return bytes.toByteArray();
  }

  /**
   * Waits for the end.
   *
   * @return the trailers by name in lower case
   * @throws IllegalStateException when a chunk comes first, or the connection breaks
   */
  public Map<String, String> trailers() {
    return switch (Await.next(parts, "end")) {
      case End end -> {
        parts.add(end);
        yield end.trailers();
      }
      case Chunk chunk ->
          throw new IllegalStateException("one more chunk: " + Arrays.toString(chunk.bytes()));
      case Broken broken -> throw new IllegalStateException("the body has no end: " + broken);
    };
  }

  /** Closes the connection in the midst of the body, as when the client is gone. */
  public void hangUp() {
    hangUp.run();
  }

  void chunk(byte[] bytes) {
    parts.add(new Chunk(bytes, System.nanoTime()));
  }

  void end(Map<String, String> trailers) {
    parts.add(new End(Map.copyOf(trailers)));
  }

  void broken() {
    parts.add(new Broken());
  }
}
