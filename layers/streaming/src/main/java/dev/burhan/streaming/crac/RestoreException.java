package dev.burhan.streaming.crac;

import java.io.Serial;

/** Says that hooks failed after the snapshot was restored; what they threw is suppressed in it. */
public final class RestoreException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  public RestoreException(String message) {
    super(message);
  }
}
