package dev.burhan.webhooks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Is a receiver on loopback that does what no good one would; it serves one after another. */
final class RawReceiver implements AutoCloseable {

  private final ServerSocket server;
  private final Conduct conduct;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch left = new CountDownLatch(1);
  private final AtomicLong repetitions;
  private volatile Socket current = new Socket();

  /** What it does with a connection, until that breaks. */
  interface Conduct {
    void serve(Socket connection) throws IOException;
  }

  RawReceiver(Conduct conduct) throws IOException {
    this(conduct, new AtomicLong());
  }

  private RawReceiver(Conduct conduct, AtomicLong repetitions) throws IOException {
    this.conduct = conduct;
    this.repetitions = repetitions;
    server = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
    threads.execute(this::serve);
  }

  /** Says the same for ever after it has seen the beginning of a request. */
  static RawReceiver saying(String first, String forEver) throws IOException {
    var count = new AtomicLong();
    return new RawReceiver(
        connection -> {
          hear(connection);
          var out = connection.getOutputStream();
          out.write(first.getBytes(StandardCharsets.ISO_8859_1));
          while (!forEver.isEmpty()) {
            out.write(forEver.getBytes(StandardCharsets.ISO_8859_1));
            count.incrementAndGet();
          }
        },
        count);
  }

  /** Says something after it has seen the beginning of a request, then nothing more. */
  static RawReceiver silentAfter(String first) throws IOException {
    return new RawReceiver(
        connection -> {
          hear(connection);
          connection.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
          connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        });
  }

  static void hear(Socket connection) throws IOException {
    connection.getInputStream().read();
  }

  int port() {
    return server.getLocalPort();
  }

  /** How often it could repeat itself before the other side left. */
  long repetitions() {
    return repetitions.get();
  }

  /** Waits until its conduct is over, for a conduct that lasts as long as the other side stays. */
  boolean wasLeft() throws InterruptedException {
    return left.await(20, TimeUnit.SECONDS);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var connection = server.accept()) {
        current = connection;
        conduct.serve(connection);
      } catch (IOException e) {
        // The other side has had enough, or we were closed.
      }
      left.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    current.close();
    threads.close();
  }
}
