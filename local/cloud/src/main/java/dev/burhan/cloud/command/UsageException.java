package dev.burhan.cloud.command;

import java.io.Serial;

/** Says that a command line was not understood. */
final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
