package dev.burhan.streaming.crac;

import java.io.Serial;

/** Says that hooks failed before the snapshot was taken; what they threw is suppressed in it. */
public final class CheckpointException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }
}
