package dev.burhan.edge;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says that the client of a stream has hung up: what is made for it should stop. */
public final class ClientGone extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ClientGone(@Nullable Throwable cause) {
    super("the client of the stream is gone", cause);
  }
}
