package dev.burhan.streaming;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Is one connection to the Runtime API. Raw, because the clients of the JDK send no trailers and
 * gather what should go out at once.
 */
final class Connection implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;

  private final InetSocketAddress address;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Connection(InetSocketAddress address, Socket socket) throws IOException {
    this.address = address;
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream());
  }

  static Connection open(InetSocketAddress address) throws IOException {
    var socket = new Socket();
    try {
      socket.connect(address, CONNECT_MILLIS);
      return new Connection(address, socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Tells whether the other side has closed a connection on which nothing is under way. */
  boolean isStale() {
    try {
      socket.setSoTimeout(1);
      in.mark(1);
      in.read();
      return true;
    } catch (SocketTimeoutException e) {
      return !waitsForEver();
    } catch (IOException e) {
      return true;
    }
  }

  private boolean waitsForEver() {
    try {
      socket.setSoTimeout(0);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  void head(String method, String path, Map<String, String> headers) throws IOException {
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: " + address.getHostString() + ":" + address.getPort() + "\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  OutputStream out() {
    return out;
  }

  /** Waits for the answer as long as it takes. */
  Answer answer() throws IOException {
    return new AnswerReader(in).read();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
