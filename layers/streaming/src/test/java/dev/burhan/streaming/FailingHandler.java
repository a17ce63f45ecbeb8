package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;

/** Cannot be made. */
public final class FailingHandler implements StreamingHandler {

  public FailingHandler() {
    throw new IllegalStateException("a setting is missing");
  }

  @Override
  public void handle(InputStream event, ResponseStream response, Context context) {}
}
