package dev.burhan.cloud.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** Tells a person about a failure in a sentence and keeps the rest where it can be looked up. */
final class FailureLog {

  private FailureLog() {}

  /** The message, or what stands for one that was never written. */
  static String sentence(Throwable failure) {
    var message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  /** Appends the failure with its stack trace and names the file; empty when that cannot be. */
  static Optional<Path> write(Path log, Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    try {
      Files.createDirectories(log.getParent());
      Files.writeString(
          log, Instant.now() + " " + trace, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return Optional.of(log);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
