package dev.burhan.engines;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Speaks HTTP/1.1 with one function, and sees its chunks and trailers. */
final class RuntimeApiConnection {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final int LINE_BYTES_MAX = 1024 * 1024;
  private static final int CHUNK_BYTES_MAX = 16 * 1024 * 1024;

  private final Socket socket;
  private final InputStream in;

  /**
   * Is a request without its body.
   *
   * @param route the path without its root
   * @param headers by name in lower case
   */
  record Head(String method, String route, Map<String, String> headers) {

    long length() {
      return Long.parseLong(headers.getOrDefault("content-length", "0"));
    }

    boolean chunked() {
      return "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
    }
  }

  RuntimeApiConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Waits for a request; empty when the function has closed the connection between two. */
  Optional<Head> head() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return Optional.empty();
    }
    in.reset();
    var line = line().split(" ", 3);
    if (line.length < 3 || !line[1].startsWith(ROOT)) {
      throw new ProtocolException("no request to the Runtime API: " + String.join(" ", line));
    }
    return Optional.of(new Head(line[0], line[1].substring(ROOT.length()), headers()));
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("no header: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  void receive(Head head, ReceivedBody body) throws IOException {
    try {
      if ("100-continue".equalsIgnoreCase(head.headers().get("expect"))) {
        send("HTTP/1.1 100 Continue\r\n\r\n");
      }
      if (!head.chunked()) {
        body.chunk(exactly(Math.toIntExact(head.length())));
        body.end(Map.of());
        return;
      }
      for (int length = chunkLength(); length > 0; length = chunkLength()) {
        body.chunk(exactly(length));
        if (!line().isEmpty()) {
          throw new ProtocolException("a chunk is longer than it says");
        }
      }
      body.end(headers());
    } catch (IOException e) {
      body.broken();
      throw e;
    }
  }

  private int chunkLength() throws IOException {
    int length = Integer.parseInt(line(), 16);
    if (length < 0 || length > CHUNK_BYTES_MAX) {
      throw new ProtocolException("a chunk of " + length + " bytes");
    }
    return length;
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("broken off after " + bytes.length + " of " + length);
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() == LINE_BYTES_MAX) {
        throw new EOFException("no end of line after " + line.size() + " bytes");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  void say(int status, Map<String, String> headers, String body) throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + status + " -\r\nContent-Type: application/json\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    send(head + "Content-Length: " + length + "\r\n\r\n" + body);
  }

  /** Says no without reading the body, and so has to close. */
  void refuse(Head head, int status, String type) throws IOException {
    var what = head.method() + " " + head.route().replace("\"", "");
    var json = "{\"errorMessage\":\"%s\",\"errorType\":\"%s\"}".formatted(what, type);
    say(status, Map.of("Connection", "close"), json);
    socket.shutdownOutput();
    in.transferTo(OutputStream.nullOutputStream());
    close();
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a connection does not close", e);
    }
  }
}
