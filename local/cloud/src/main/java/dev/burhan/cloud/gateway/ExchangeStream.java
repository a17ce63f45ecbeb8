package dev.burhan.cloud.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.burhan.streaming.ResponseStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Sends what a function streams on to the client as it comes. */
final class ExchangeStream implements ResponseStream {

  private static final int LENGTH_UNKNOWN = 0;

  private final HttpExchange exchange;
  private volatile boolean hasBegun;
  private volatile boolean isGone;

  ExchangeStream(HttpExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public OutputStream begin(int status, Map<String, String> headers) {
    if (hasBegun) {
      throw new IllegalStateException("the response has begun already");
    }
    hasBegun = true;
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    try {
      exchange.sendResponseHeaders(status, LENGTH_UNKNOWN);
      return new Watched(exchange.getResponseBody());
    } catch (IOException e) {
      isGone = true;
      throw new UncheckedIOException("the client went away", e);
    }
  }

  @Override
  public boolean clientGone() {
    return isGone;
  }

  boolean hasBegun() {
    return hasBegun;
  }

  /** Ends the response; one that is not whole has no last chunk, so that the client can tell. */
  void end(boolean isWhole) {
    if (isWhole && !isGone) {
      try {
        exchange.getResponseBody().close();
      } catch (IOException e) {
        isGone = true;
      }
    }
    exchange.close();
  }

  /** Notes that nobody listens any more. */
  private final class Watched extends FilterOutputStream {

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        isGone = true;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        isGone = true;
        throw e;
      }
    }

    /** The stream is ended once it is known how the function ended. */
    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
