package dev.burhan.models.openai;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Is one request on a connection and the response to it, as bytes: HTTP/1.1 in chunks. */
final class HttpExchange {

  private final InputStream in;
  private final OutputStream out;
  private final boolean bytewise;
  private String requestLine = "";
  private final Map<String, String> headers = new HashMap<>();
  private byte[] body = {};

  HttpExchange(Socket connection, boolean bytewise) throws IOException {
    in = new BufferedInputStream(connection.getInputStream());
    out = connection.getOutputStream();
    this.bytewise = bytewise;
  }

  /** Reads a request; false when the other side has none. */
  boolean read() throws IOException {
    requestLine = line();
    if (requestLine.isEmpty()) {
      return false;
    }
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    body = in.readNBytes(Integer.parseInt(header("content-length")));
    return true;
  }

  String requestLine() {
    return requestLine;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The body of the request. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Sends the head of a response whose body follows in chunks. */
  void head(int status, String... lines) throws IOException {
    out.write(ascii("HTTP/1.1 " + status + " Said\r\nTransfer-Encoding: chunked\r\n"));
    for (var line : lines) {
      out.write(ascii(line + "\r\n"));
    }
    out.write(ascii("\r\n"));
    out.flush();
  }

  /** Sends a text as one chunk, or a chunk a byte. */
  void send(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    int size = bytewise ? 1 : bytes.length;
    for (int start = 0; start < bytes.length; start += size) {
      var chunk = new java.io.ByteArrayOutputStream();
      chunk.writeBytes(ascii(Integer.toHexString(size) + "\r\n"));
      chunk.write(bytes, start, size);
      chunk.writeBytes(ascii("\r\n"));
      out.write(chunk.toByteArray());
      out.flush();
    }
  }

  void end() throws IOException {
    out.write(ascii("0\r\n\r\n"));
    out.flush();
  }

  /** Waits until the other side hangs up. */
  void awaitHangUp() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
