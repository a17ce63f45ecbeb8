package dev.burhan.streaming;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Lets a handler in another process go on when a test says so, and tells the test what the handler
 * says. Here are both sides of it.
 */
final class Gate implements AutoCloseable {

  /** Names the port to the handler. */
  static final String VARIABLE = "TRIAL_GATE";

  private static final int WAIT_MILLIS = 60_000;

  private final ServerSocket server;

  /** The handler's side. */
  static final class Side implements AutoCloseable {
    private final Socket socket;

    Side() {
      try {
        int port = Integer.parseInt(System.getenv(VARIABLE));
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(WAIT_MILLIS);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void await() throws IOException {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("the test has ended");
      }
    }

    void report(String line) throws IOException {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The test's side: what one handler waits for and says. */
  static final class Visit implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    private Visit(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(WAIT_MILLIS);
      this.lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void open() throws IOException {
      socket.getOutputStream().write('.');
    }

    String report() throws IOException {
      return String.valueOf(lines.readLine());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  Gate() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    server.setSoTimeout(WAIT_MILLIS);
  }

  String port() {
    return Integer.toString(server.getLocalPort());
  }

  Visit visit() throws IOException {
    return new Visit(server.accept());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
