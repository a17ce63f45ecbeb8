package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Answers an event with a response that goes out while it is written.
 *
 * <p>It is an ordinary handler too: the managed runtime, which knows nothing of this interface,
 * runs it buffered.
 */
@FunctionalInterface
public interface StreamingHandler extends RequestStreamHandler {

  /**
   * Answers one event.
   *
   * <p>What it throws before the first byte has gone out becomes an ordinary error of the
   * invocation; what it throws later breaks the stream off in a way that the caller can tell from
   * its end.
   *
   * @param response must be begun before this returns
   */
  void handle(InputStream event, ResponseStream response, Context context) throws IOException;

  @Override
  default void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    new BufferedAdapter(this).handleRequest(event, output, context);
  }
}
