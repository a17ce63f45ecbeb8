package dev.burhan.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks as Amazon Bedrock does, on a free loopback port: its REST paths, its errors and its
 * streams of events. What it says, whoever starts it decides; it has no model and checks no
 * signature.
 *
 * <p>It stands on sockets, as the JDK's HTTP server tells nobody that a client has hung up.
 */
public final class BedrockServer implements AutoCloseable {

  private static final int BACKLOG = 256;

  private final ServerSocket door;
  private final Answer answer;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private final AtomicInteger opened = new AtomicInteger();

  /** Answers one call; calls of several connections come at the same time. */
  @FunctionalInterface
  public interface Answer {

    /**
     * Says something to a call; what is not said to its end by then is broken off.
     *
     * @throws IOException when the client has hung up
     */
    void to(BedrockCall call) throws IOException, InterruptedException;
  }

  private BedrockServer(ServerSocket door, Answer answer) {
    this.door = door;
    this.answer = answer;
  }

  /** Starts a server that answers every call so. */
  public static BedrockServer start(Answer answer) {
    try {
      var door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      var server = new BedrockServer(door, answer);
      server.threads.execute(server::open);
      return server;
    } catch (IOException e) {
      throw new EngineFailure("Bedrock did not start", e);
    }
  }

  /** Gives the address for the clients of the AWS SDK. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Counts the connections that clients have opened since the start. */
  public int connections() {
    return opened.get();
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        var connection = door.accept();
        connections.add(connection);
        opened.incrementAndGet();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = connection.getInputStream();
      var call = BedrockCall.read(in, connection.getOutputStream());
      while (call.isPresent()) {
        answer.to(call.get());
        if (!call.get().isAnswered()) {
          return;
        }
        call = BedrockCall.read(in, connection.getOutputStream());
      }
    } catch (IOException e) {
      return; // the client has hung up
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends
    } finally {
      connections.remove(connection);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    closeQuietly(door);
    connections.forEach(BedrockServer::closeQuietly);
    threads.close();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new EngineFailure("Bedrock did not end", e);
    }
  }
}
