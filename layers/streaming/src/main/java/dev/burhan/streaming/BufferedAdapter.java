package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Runs a streaming handler where responses are buffered: gathers what it writes into one proxy
 * response of API Gateway. What the handler throws, it throws.
 */
public final class BufferedAdapter implements RequestStreamHandler {

  private final StreamingHandler handler;

  public BufferedAdapter(StreamingHandler handler) {
    this.handler = handler;
  }

  /**
   * @throws ResponseTooLargeException when the response is beyond {@link Limits#BUFFERED_BYTES_MAX}
   */
  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    var response = new BufferedResponse();
    handler.handle(event, response, context);
    output.write(response.json());
  }
}
