package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays the Runtime API of Lambda on loopback for one function: hands out events, and takes
 * responses in one piece or chunk by chunk as they come, with their trailers. It stands on raw
 * sockets, because servers that know HTTP hide chunks and trailers.
 *
 * <p>It ends by {@link #close}; a function that waits for an event then sees its connection closed.
 */
public final class RuntimeApiServer implements AutoCloseable {

  private final ServerSocket server;
  private final Clock clock;
  private final Duration timeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<RuntimeApiInvocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, RuntimeApiInvocation> invocations = new ConcurrentHashMap<>();
  private final BlockingQueue<ReceivedBody> initErrors = new LinkedBlockingQueue<>();
  private final BlockingQueue<ReceivedBody> restoreErrors = new LinkedBlockingQueue<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
  private final CountDownLatch restore = new CountDownLatch(1);

  private RuntimeApiServer(ServerSocket server, Clock clock, Duration timeout) {
    this.server = server;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Starts on a free port.
   *
   * @param timeout what each event is given
   */
  public static RuntimeApiServer start(Clock clock, Duration timeout) {
    try {
      var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      var server = new RuntimeApiServer(socket, clock, timeout);
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no Runtime API on loopback", e);
    }
  }

  /** Host and port, for AWS_LAMBDA_RUNTIME_API. */
  public String address() {
    return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  /** Puts an event into the queue. */
  public RuntimeApiInvocation invoke(String event) {
    var id = UUID.randomUUID().toString();
    var invocation = new RuntimeApiInvocation(id, event, clock.instant().plus(timeout));
    invocations.put(id, invocation);
    waiting.add(invocation);
    return invocation;
  }

  /** Waits until the function says that it could not start. */
  public ReceivedBody initError() {
    return Await.next(initErrors, "error of the start");
  }

  /** Waits until the function says that it could not be restored. */
  public ReceivedBody restoreError() {
    return Await.next(restoreErrors, "error of the restore");
  }

  /** Completes when the function asks for its first event. */
  public CompletableFuture<Void> ready() {
    return ready;
  }

  /** Completes when the function is ready for its snapshot. */
  public CompletableFuture<Void> checkpoint() {
    return checkpoint;
  }

  /** Waits until the function is ready for its snapshot. */
  public void awaitCheckpoint() {
    Await.done(checkpoint, "request for the restore");
  }

  /** Lets the function go on as if from its snapshot. */
  public void restore() {
    restore.countDown();
  }

  /** How many connections the function has opened so far. */
  public int connections() {
    return opened.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        connections.add(connection);
        opened.incrementAndGet();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var http = new RuntimeApiConnection(connection);
      for (var head = http.head(); head.isPresent(); head = http.head()) {
        answer(http, head.get());
      }
    } catch (IOException e) {
      // The function left, or we closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private void answer(RuntimeApiConnection http, RuntimeApiConnection.Head head)
      throws IOException, InterruptedException {
    switch (head.method() + " " + head.route()) {
      case "GET invocation/next" -> {
        ready.complete(null);
        waiting.take().handOver(http);
      }
      case "GET restore/next" -> {
        checkpoint.complete(null);
        restore.await();
        http.say(200, Map.of(), "");
      }
      case "POST init/error" -> take(http, head, initErrors);
      case "POST restore/error" -> take(http, head, restoreErrors);
      default -> invocation(http, head);
    }
  }

  private static void take(
      RuntimeApiConnection http, RuntimeApiConnection.Head head, BlockingQueue<ReceivedBody> where)
      throws IOException {
    var body = new ReceivedBody(head.headers(), http::close);
    where.add(body);
    http.receive(head, body);
    http.say(202, Map.of(), "{\"status\":\"OK\"}");
  }

  /** The path names an invocation and what is said about it. */
  private void invocation(RuntimeApiConnection http, RuntimeApiConnection.Head head)
      throws IOException {
    var steps = head.route().split("/", -1);
    var invocation = steps.length == 3 ? invocations.get(steps[1]) : null;
    if (invocation == null) {
      http.refuse(head, 400, "InvalidRequestID");
    } else {
      invocation.take(http, head, steps[2]);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the Runtime API on loopback does not end", e);
    }
    threads.shutdownNow();
    threads.close();
  }
}
