package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Is a function in a process of its own, which knows of its environment no more than it is given,
 * as on Lambda. Closing it ends the process.
 */
public final class FunctionProcess implements AutoCloseable {

  /** The java that runs this. */
  public static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java").toString();

  private static final int EXIT_SECONDS = 60;

  private final Process process;
  private final Path output;

  private FunctionProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a command with nothing but this environment. */
  public static FunctionProcess start(Map<String, String> environment, List<String> command) {
    try {
      var output = Files.createTempFile("function", ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new FunctionProcess(builder.start(), output);
    } catch (IOException e) {
      throw new EngineFailure("the function did not start", e);
    }
  }

  /** Waits until it ends by itself. */
  public int exit() throws InterruptedException {
    if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the function still runs after " + EXIT_SECONDS + " s");
    }
    return process.exitValue();
  }

  /** What it has written so far, for the report of a test that fails and for tests of its log. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + output, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + output, e);
    }
  }
}
