package dev.burhan.engines;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs a program to its end within a bound and keeps what it said. */
record Command(List<String> words, Map<String, String> environment, Duration bound) {
  private static final Duration USUAL = Duration.ofMinutes(1);

  record Result(int status, String text) {
    boolean ok() {
      return status == 0;
    }

    /** Gives the last words of a program, which usually say what was wrong. */
    String lastLine() {
      return text.lines().filter(line -> !line.isBlank()).reduce("", (first, second) -> second);
    }
  }

  static Command of(List<String> words) {
    return new Command(words, Map.of(), USUAL);
  }

  Command within(Duration longer) {
    return new Command(words, environment, longer);
  }

  Command with(Map<String, String> variables) {
    return new Command(words, variables, bound);
  }

  static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(path)
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  Result run(Path folder) {
    try {
      Path output = Files.createTempFile("burhan-", ".out");
      try {
        return run(folder, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return new Result(-1, String.valueOf(e.getMessage()));
    }
  }

  // A file, not a pipe: a grandchild that keeps a pipe open would keep us waiting.
  private Result run(Path folder, Path output) throws IOException {
    ProcessBuilder builder =
        prepared(words, folder).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = false;
    try {
      ended = process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    if (ended) {
      return new Result(process.exitValue(), text);
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return new Result(-1, text + "\nstopped after " + bound);
  }

  /** Prepares a child that starts in a folder and sees no PostgreSQL variable of the caller. */
  static ProcessBuilder prepared(List<String> words, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }
}
