package dev.burhan.streaming;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers a response in memory. */
final class BufferedResponse implements ResponseStream {

  private @Nullable Prelude prelude;
  private final Body body = new Body();

  /** Refuses early what could never be sent. */
  private static final class Body extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int value) throws ResponseTooLargeException {
      check(bytes.size() + 1L);
      bytes.write(value);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int length)
        throws ResponseTooLargeException {
      Objects.checkFromIndexSize(offset, length, from.length);
      check((long) bytes.size() + length);
      bytes.write(from, offset, length);
    }

    synchronized byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }

  @Override
  public OutputStream begin(int status, Map<String, String> headers) {
    if (prelude != null) {
      throw new IllegalStateException("the response has begun already");
    }
    prelude = new Prelude(status, headers);
    return body;
  }

  @Override
  public boolean clientGone() {
    return false;
  }

  /**
   * The proxy response: the body as text where it is UTF-8, else in base64.
   *
   * @throws IllegalStateException when the handler never began it
   */
  byte[] json() throws ResponseTooLargeException {
    var begun = prelude;
    if (begun == null) {
      throw new IllegalStateException("the handler returned without a response");
    }
    var bytes = body.toByteArray();
    boolean text = isText(bytes);
    var encoded =
        text
            ? new String(bytes, StandardCharsets.UTF_8)
            : Base64.getEncoder().encodeToString(bytes);
    var json =
        "{\"statusCode\":%d,\"headers\":%s,\"isBase64Encoded\":%b,\"body\":%s}"
            .formatted(
                begun.status(), JsonText.object(begun.headers()), !text, JsonText.quote(encoded))
            .getBytes(StandardCharsets.UTF_8);
    check(json.length);
    return json;
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void check(long bytes) throws ResponseTooLargeException {
    if (bytes > Limits.BUFFERED_BYTES_MAX) {
      throw new ResponseTooLargeException("buffered", bytes, Limits.BUFFERED_BYTES_MAX);
    }
  }
}
