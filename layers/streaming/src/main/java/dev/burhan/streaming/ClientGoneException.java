package dev.burhan.streaming;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says that nobody listens to the response any more: what makes it should stop. */
public final class ClientGoneException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  ClientGoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
