package dev.burhan.streaming;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads answers of HTTP/1.1 from a connection. */
final class AnswerReader {

  /** More than the 6 MB of an event, in whatever escapes. */
  private static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

  private static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int HEADERS_MAX = 100;

  private final InputStream in;

  /**
   * @param in buffered
   */
  AnswerReader(InputStream in) {
    this.in = in;
  }

  Answer read() throws IOException {
    int status = status(line());
    var headers = headers();
    while (status < 200) {
      status = status(line());
      headers = headers();
    }
    boolean bounded = headers.containsKey("content-length") || isChunked(headers) || status == 204;
    boolean keepAlive = bounded && !"close".equalsIgnoreCase(headers.get("connection"));
    var body = new ByteArrayInputStream(body(headers, bounded));
    return new Answer(status, headers, body, keepAlive);
  }

  private static boolean isChunked(Map<String, String> headers) {
    return "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
  }

  private byte[] body(Map<String, String> headers, boolean bounded) throws IOException {
    if (isChunked(headers)) {
      return chunks();
    }
    if (!bounded) {
      return in.readNBytes(BODY_BYTES_MAX);
    }
    return exactly(number(headers.getOrDefault("content-length", "0"), 10));
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the Runtime API broke off after " + bytes.length + " of " + length);
    }
    return bytes;
  }

  private static int status(String line) throws ProtocolException {
    var words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
      throw new ProtocolException("no status line: " + line);
    }
    return number(words[1], 10);
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == HEADERS_MAX) {
        throw new ProtocolException("no header, or one too many: " + line);
      }
      var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int length = number(line().split(";", 2)[0].strip(), 16);
      if (length == 0) {
        headers();
        return body.toByteArray();
      }
      if (body.size() + (long) length > BODY_BYTES_MAX) {
        throw new ProtocolException("more than " + BODY_BYTES_MAX + " bytes");
      }
      body.write(exactly(length));
      if (!line().isEmpty()) {
        throw new ProtocolException("a chunk is longer than it says");
      }
    }
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the Runtime API closed the connection");
      }
      if (line.size() == LINE_BYTES_MAX) {
        throw new ProtocolException("a line is longer than " + LINE_BYTES_MAX + " bytes");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private static int number(String digits, int radix) throws ProtocolException {
    try {
      int number = Integer.parseUnsignedInt(digits, radix);
      if (number < 0 || number > BODY_BYTES_MAX) {
        throw new ProtocolException("out of bounds: " + digits);
      }
      return number;
    } catch (NumberFormatException e) {
      var failure = new ProtocolException("no number: " + digits);
      failure.initCause(e);
      throw failure;
    }
  }
}
