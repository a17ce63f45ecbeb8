package dev.burhan.streaming;

import java.io.IOException;
import java.io.Serial;

/** Says that a response has more bytes than Lambda takes. */
public final class ResponseTooLargeException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  ResponseTooLargeException(String kind, long bytes, long bytesMax) {
    super(
        "a "
            + kind
            + " response may have at most "
            + bytesMax
            + " bytes, this one has at least "
            + bytes);
  }
}
