package dev.burhan.cloud.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves HTTP on 127.0.0.1, one virtual thread per request. */
public final class LoopbackServer implements AutoCloseable {

  private static final int BACKLOG = 256;

  static {
    // Without it an answer on a kept connection waits 40 ms for the client's delayed ACK.
    preset("nodelay", "true");
    // Seconds in which a request must have arrived; without it a silent client is waited for.
    preset("maxReqTime", "120");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Starts to serve; port 0 takes a free one. */
  public static LoopbackServer start(int port, HttpHandler handler) {
    try {
      var loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
      var server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
      var threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.createContext("/", handler);
      server.start();
      return new LoopbackServer(server, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port + " of 127.0.0.1", e);
    }
  }

  /** Sets what the server of the JDK can be told in no other way, unless it is set already. */
  private static void preset(String name, String value) {
    var property = "sun.net.httpserver." + name;
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
