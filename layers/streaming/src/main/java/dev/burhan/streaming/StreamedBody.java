package dev.burhan.streaming;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one chunk of what is written between two flushes. The prelude is the first chunk.
 *
 * <p>Thread-safe, and closed for good once the response has ended: what comes late must not get
 * into the next one.
 */
final class StreamedBody extends OutputStream {

  private static final int CHUNK_BYTES_MAX = 16 * 1024;

  private final byte[] prelude;
  private final Opener opener;
  private final long bytesMax;
  private final byte[] buffer = new byte[CHUNK_BYTES_MAX];
  private int buffered;
  private long total;
  private boolean ended;
  private @Nullable ChunkedRequest request;

  /** Begins the request, when its first chunk is ready. */
  interface Opener {
    ChunkedRequest open() throws IOException;
  }

  /**
   * @param bytesMax of the response with its prelude
   */
  StreamedBody(byte[] prelude, Opener opener, long bytesMax) {
    this.prelude = prelude;
    this.opener = opener;
    this.bytesMax = bytesMax;
    this.total = prelude.length;
  }

  @Override
  public synchronized void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    checkOpen();
    if (total + length > bytesMax) {
      throw new ResponseTooLargeException("streamed", total + length, bytesMax);
    }
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, buffer.length - buffered);
      System.arraycopy(bytes, offset + done, buffer, buffered, part);
      buffered += part;
      total += part;
      done += part;
      if (buffered == buffer.length) {
        send();
      }
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    checkOpen();
    send();
  }

  @Override
  public synchronized void close() throws IOException {
    if (!ended) {
      send();
    }
  }

  /** Sends what is left and takes no more. */
  synchronized ChunkedRequest end() throws IOException {
    checkOpen();
    var sent = send();
    ended = true;
    return sent;
  }

  /** Takes no more; what is left stays here. */
  synchronized void abandon() {
    ended = true;
  }

  private ChunkedRequest send() throws IOException {
    var opened = request;
    if (opened == null) {
      opened = opener.open();
      request = opened;
      opened.chunk(prelude, prelude.length);
    }
    if (buffered > 0) {
      int length = buffered;
      buffered = 0;
      opened.chunk(buffer, length);
    }
    return opened;
  }

  private void checkOpen() throws IOException {
    if (ended) {
      throw new IOException("the response has ended");
    }
  }
}
