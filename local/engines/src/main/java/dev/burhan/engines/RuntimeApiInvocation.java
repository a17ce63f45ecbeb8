package dev.burhan.engines;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Is one event on its way to a function, and what the function said to it. */
public final class RuntimeApiInvocation {

  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:local:live";
  private static final String TRACE =
      "Root=1-00000000-000000000000000000000001;Parent=0000000000000002;Sampled=1";

  /** Of a response in one piece, as Lambda has it. */
  private static final int BUFFERED_BYTES_MAX = 6 * 1024 * 1024 + 100;

  private final String id;
  private final String event;
  private final Instant deadline;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final BlockingQueue<ReceivedBody> responses = new LinkedBlockingQueue<>();
  private final BlockingQueue<ReceivedBody> errors = new LinkedBlockingQueue<>();
  private final CompletableFuture<Said> said = new CompletableFuture<>();

  /** Is what the function began to say: a response, or that it failed. */
  public record Said(boolean failed, ReceivedBody body) {}

  RuntimeApiInvocation(String id, String event, Instant deadline) {
    this.id = id;
    this.event = event;
    this.deadline = deadline;
  }

  public String id() {
    return id;
  }

  /** Waits until the function begins its response. */
  public ReceivedBody response() {
    return Await.next(responses, "response");
  }

  /** Waits until the function says that it failed. */
  public ReceivedBody error() {
    return Await.next(errors, "error of the invocation");
  }

  /** Completes when the function begins a response or an error, whichever it is. */
  public CompletableFuture<Said> said() {
    return said;
  }

  void handOver(RuntimeApiConnection http) throws IOException {
    http.say(
        200,
        Map.of(
            "Lambda-Runtime-Aws-Request-Id", id,
            "Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()),
            "Lambda-Runtime-Invoked-Function-Arn", ARN,
            "Lambda-Runtime-Trace-Id", TRACE),
        event);
  }

  /** Takes a response or an error, but one of them once. */
  void take(RuntimeApiConnection http, RuntimeApiConnection.Head head, String kind)
      throws IOException {
    boolean response = "response".equals(kind);
    if (!response && !"error".equals(kind)) {
      http.refuse(head, 404, "NoSuchPath");
    } else if (!ended.compareAndSet(false, true)) {
      http.refuse(head, 400, "InvalidStateTransition");
    } else if (response && head.length() > BUFFERED_BYTES_MAX) {
      http.refuse(head, 413, "Function.ResponseSizeTooLarge");
    } else {
      var body = new ReceivedBody(head.headers(), http::close);
      (response ? responses : errors).add(body);
      said.complete(new Said(!response, body));
      http.receive(head, body);
      http.say(202, Map.of(), "{\"status\":\"OK\"}");
    }
  }
}
