package dev.burhan.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Is one call of a client to {@link BedrockServer}, with all ways to answer it. */
public final class BedrockCall {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HALF = Pattern.compile("[\\ud800-\\udfff]");
  private static final int LINE_BYTES_MAX = 16_384;
  private static final int OK = 200;

  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;
  private final InputStream in;
  private final OutputStream out;
  private boolean answered;

  private BedrockCall(
      String path, Map<String, String> headers, byte[] body, InputStream in, OutputStream out) {
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.in = in;
    this.out = out;
  }

  /** Reads the next call off a connection; empty where the client has closed it. */
  static Optional<BedrockCall> read(InputStream in, OutputStream out) throws IOException {
    var request = line(in);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return Optional.of(new BedrockCall(request.split(" ", -1)[1], headers, body, in, out));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (line.length() == LINE_BYTES_MAX) {
        throw new EOFException("the line has no end");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** The path as it was sent, escapes and all. */
  public String path() {
    return path;
  }

  /** What is asked for, such as {@code converse-stream}, {@code invoke} or {@code rerank}. */
  public String operation() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The model asked; empty where the path names none. */
  public Optional<String> model() {
    var parts = path.split("/", -1);
    return parts.length == 4 && parts[1].equals("model")
        ? Optional.of(URLDecoder.decode(parts[2], StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** A header, by its name in small letters. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public JsonNode json() throws IOException {
    return JSON.readTree(body);
  }

  /** Answers with JSON. */
  public void answer(String json) throws IOException {
    send(OK, List.of("Content-Type: application/json"), json);
  }

  /** Refuses with an error, such as {@code ThrottlingException}. */
  public void refuse(int status, String type, String message) throws IOException {
    var text = JSON.createObjectNode().put("message", message).toString();
    send(status, List.of("Content-Type: application/json", "x-amzn-ErrorType: " + type), text);
  }

  /** Answers with anything at all. */
  public void send(int status, List<String> more, String text) throws IOException {
    var bytes = bytes(text);
    var lines = new ArrayList<>(more);
    lines.add("Content-Length: " + bytes.length);
    head(status, lines);
    out.write(bytes);
    out.flush();
    answered = true;
  }

  /** The bytes of JSON; half a character has none of its own and is escaped. */
  static byte[] bytes(String json) {
    return HALF.matcher(json)
        .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Begins to answer with a stream of events. */
  public BedrockStream stream() throws IOException {
    return stream("application/vnd.amazon.eventstream");
  }

  /** Begins such a stream but calls it something else. */
  public BedrockStream stream(String contentType) throws IOException {
    head(OK, List.of("Content-Type: " + contentType, "Transfer-Encoding: chunked"));
    out.flush();
    return new BedrockStream(out, () -> answered = true);
  }

  /** Waits until the client hangs up, which it must not do by asking for more. */
  public void awaitHangUp() throws IOException {
    if (in.read() >= 0) {
      throw new IOException("the client asked for more");
    }
  }

  /** Whether the answer was given to its end. */
  boolean isAnswered() {
    return answered;
  }

  private void head(int status, List<String> lines) throws IOException {
    var head = new StringBuilder("HTTP/1.1 ").append(status).append(" Said\r\n");
    lines.forEach(line -> head.append(line).append("\r\n"));
    head.append("x-amzn-RequestId: ").append(UUID.randomUUID()).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
