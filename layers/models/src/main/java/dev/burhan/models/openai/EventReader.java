package dev.burhan.models.openai;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeoutException;

/**
 * Reads server-sent events off a body: lines end with LF, CR or both, comments and other fields
 * than data are passed over, and an event whose last line is not whole does not count.
 */
final class EventReader {

  static final int EVENT_BYTES_MAX = 1 << 20;

  private static final String FIELD = "data:";

  private final ResponseBody body;
  private final long bytesMax;
  private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long bytes;
  private boolean afterCarriageReturn;

  /**
   * @param bytesMax bytes of all events together
   */
  EventReader(ResponseBody body, long bytesMax) {
    this.body = body;
    this.bytesMax = bytesMax;
  }

  /**
   * The data of the next event; empty when the body has ended.
   *
   * @throws DependencyFailure.Permanent when there is more of it than is allowed
   */
  Optional<String> next(Deadline deadline)
      throws IOException, TimeoutException, InterruptedException {
    var data = new StringJoiner("\n").setEmptyValue("");
    boolean any = false;
    for (var text = line(deadline); text.isPresent(); text = line(deadline)) {
      if (text.get().isEmpty() && any) {
        break;
      }
      if (text.get().startsWith(FIELD)) {
        int start = text.get().startsWith(" ", FIELD.length()) ? 1 : 0;
        data.add(text.get().substring(FIELD.length() + start));
        checkEvent(data.length());
        any = true;
      }
    }
    return any ? Optional.of(data.toString()) : Optional.empty();
  }

  /** The next line without its end; empty when the body ended, whatever was left of a line. */
  private Optional<String> line(Deadline deadline)
      throws IOException, TimeoutException, InterruptedException {
    while (true) {
      var buffer = buffers.peek();
      if (buffer == null) {
        if (!refill(deadline)) {
          return Optional.empty();
        }
      } else if (!buffer.hasRemaining()) {
        buffers.remove();
      } else if (endsLine(buffer.get())) {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return Optional.of(text);
      }
    }
  }

  private boolean refill(Deadline deadline)
      throws IOException, TimeoutException, InterruptedException {
    var more = body.next(deadline);
    for (var buffer : more) {
      bytes += buffer.remaining();
    }
    if (bytes > bytesMax) {
      throw new DependencyFailure.Permanent(
          "the reply is of more than " + bytesMax + " bytes", null);
    }
    return buffers.addAll(more);
  }

  private boolean endsLine(byte next) {
    boolean secondOfPair = next == '\n' && afterCarriageReturn;
    afterCarriageReturn = next == '\r';
    if (next == '\r' || next == '\n') {
      return !secondOfPair;
    }
    line.write(next);
    checkEvent(line.size());
    return false;
  }

  private static void checkEvent(int length) {
    if (length > EVENT_BYTES_MAX) {
      throw new DependencyFailure.Permanent(
          "a piece of the reply is of more than " + EVENT_BYTES_MAX + " bytes", null);
    }
  }
}
