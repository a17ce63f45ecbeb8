package dev.burhan.streaming;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the body of one request chunk by chunk while it listens for the answer: one that comes
 * before the end, or a closed connection, says that nobody wants the rest. Not thread-safe.
 */
final class ChunkedRequest {

  /** For the answer after the last chunk. */
  private static final int ANSWER_SECONDS = 10;

  private static final byte[] LINE_END = {'\r', '\n'};

  private final Connection connection;
  private final FutureTask<Answer> answer;
  private volatile boolean broken;

  /**
   * @param connection on which the head of the request has been written
   */
  ChunkedRequest(Connection connection) {
    this.connection = connection;
    this.answer = new FutureTask<>(connection::answer);
    Thread.ofPlatform().daemon().name("answer-of-runtime-api").start(answer);
  }

  /** Sends what must not be empty, at once. */
  void chunk(byte[] bytes, int length) throws ClientGoneException {
    if (isGone()) {
      throw gone(null);
    }
    try {
      var out = connection.out();
      out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, 0, length);
      out.write(LINE_END);
      out.flush();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  /**
   * Ends the body and waits for the answer.
   *
   * @throws ClientGoneException when the connection breaks first
   */
  Answer end(Map<String, String> trailers) throws ClientGoneException {
    try {
      var out = connection.out();
      var end = new StringBuilder("0\r\n");
      trailers.forEach((name, value) -> end.append(name + ": " + value + "\r\n"));
      out.write(end.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw gone(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw gone(e);
    }
  }

  /** An early answer that accepts is no reason to stop: some server may say so at once. */
  boolean isGone() {
    if (broken || !answer.isDone()) {
      return broken;
    }
    return answer.state() != FutureTask.State.SUCCESS || !answer.resultNow().succeeded();
  }

  private ClientGoneException gone(@Nullable Throwable cause) {
    broken = true;
    connection.close();
    return new ClientGoneException("the Runtime API takes no more of this response", cause);
  }

  Connection connection() {
    return connection;
  }
}
