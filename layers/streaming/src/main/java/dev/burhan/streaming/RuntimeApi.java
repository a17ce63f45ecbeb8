package dev.burhan.streaming;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with the Lambda Runtime API, over one connection that is kept for the next call where it
 * can be. Not thread-safe.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String JSON = "application/json";

  private final InetSocketAddress address;
  private @Nullable Connection idle;

  /**
   * @param address host and port, as AWS_LAMBDA_RUNTIME_API has them
   */
  RuntimeApi(String address) {
    int colon = address.lastIndexOf(':');
    var host = colon < 0 ? address : address.substring(0, colon);
    int port = colon < 0 ? 80 : Integer.parseInt(address.substring(colon + 1));
    this.address = new InetSocketAddress(host, port);
  }

  /** Waits for the next event, for ever. */
  Invocation next() throws IOException {
    return Invocation.of(get("invocation/next"));
  }

  /** Waits until the snapshot is restored, after it has been taken. */
  void restoreNext() throws IOException {
    var answer = get("restore/next");
    if (!answer.succeeded()) {
      throw new ProtocolException("the snapshot was not restored: " + answer.summary());
    }
  }

  void initError(FailureReport report) throws IOException {
    post("init/error", report);
  }

  void restoreError(FailureReport report) throws IOException {
    post("restore/error", report);
  }

  void invocationError(String requestId, FailureReport report) throws IOException {
    post("invocation/" + requestId + "/error", report);
  }

  /** Begins a response that streams; it is to be given back to {@link #end}. */
  ChunkedRequest stream(String requestId) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Lambda-Runtime-Function-Response-Mode", "streaming");
    headers.put("Content-Type", Prelude.CONTENT_TYPE);
    headers.put("Transfer-Encoding", "chunked");
    headers.put(
        "Trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
    var connection = connection();
    connection.head("POST", ROOT + "invocation/" + requestId + "/response", headers);
    return new ChunkedRequest(connection);
  }

  /**
   * Ends a response that streams.
   *
   * @param trailers none where all went well
   */
  void end(ChunkedRequest request, Map<String, String> trailers) throws IOException {
    var answer = request.end(trailers);
    keep(request.connection(), answer);
    check(answer);
  }

  private Answer get(String path) throws IOException {
    return exchange("GET", path, Map.of(), new byte[0]);
  }

  private void post(String path, FailureReport report) throws IOException {
    var body = report.body();
    var headers = new LinkedHashMap<>(report.headers());
    headers.put("Content-Type", JSON);
    headers.put("Content-Length", Integer.toString(body.length));
    check(exchange("POST", path, headers, body));
  }

  private Answer exchange(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    var connection = connection();
    try {
      connection.head(method, ROOT + path, headers);
      connection.out().write(body);
      connection.out().flush();
      var answer = connection.answer();
      keep(connection, answer);
      return answer;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private static void check(Answer answer) throws ProtocolException {
    if (!answer.succeeded()) {
      throw new ProtocolException("the Runtime API refused what it was sent: " + answer.summary());
    }
  }

  private Connection connection() throws IOException {
    var kept = idle;
    idle = null;
    if (kept != null) {
      if (!kept.isStale()) {
        return kept;
      }
      kept.close();
    }
    return Connection.open(address);
  }

  private void keep(Connection connection, Answer answer) {
    if (answer.keepAlive()) {
      idle = connection;
    } else {
      connection.close();
    }
  }

  /** Closes what is kept, so that no open connection goes into a snapshot or comes out of one. */
  @Override
  public void close() {
    var kept = idle;
    idle = null;
    if (kept != null) {
      kept.close();
    }
  }
}
