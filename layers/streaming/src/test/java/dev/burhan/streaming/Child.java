package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crac.Core;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Is a function in a process of its own. */
final class Child implements AutoCloseable {

  static final Path WRAPPER = Path.of("src/main/layer/streaming-wrapper");
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final int EXIT_SECONDS = 60;

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a function that streams. */
  static Child streaming(Map<String, String> environment) throws IOException {
    return start(
        environment,
        List.of(
            JAVA, "-cp", classPath(), StreamingBootstrap.class.getName(), handler(environment)));
  }

  /** Starts a function under the managed runtime. */
  static Child managed(Map<String, String> environment) throws IOException {
    return start(environment, managedCommand(environment, classPath()));
  }

  /**
   * Starts a function with the command line of the managed runtime, through the script that changes
   * it. The handler is found under the folder of the task alone.
   */
  static Child wrapped(Map<String, String> environment) throws IOException {
    var command = new ArrayList<>(List.of("/bin/sh", WRAPPER.toString()));
    var own = List.of(at(StreamingHandler.class), at(Context.class));
    command.addAll(managedCommand(environment, String.join(File.pathSeparator, own)));
    return start(environment, command);
  }

  private static List<String> managedCommand(Map<String, String> environment, String classPath) {
    return List.of(
        JAVA,
        "-XX:+UseSerialGC",
        "-Xshare:on",
        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
        "-classpath",
        classPath,
        AWSLambda.class.getName(),
        handler(environment));
  }

  private static String handler(Map<String, String> environment) {
    return environment.getOrDefault("_HANDLER", "");
  }

  private static Child start(Map<String, String> environment, List<String> command)
      throws IOException {
    var output = Files.createTempFile("function", ".log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Child(builder.start(), output);
  }

  private static String classPath() {
    return Stream.of(
            StreamingHandler.class,
            TrialHandler.class,
            Context.class,
            Core.class,
            AWSLambda.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)
        .map(Child::at)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where a class came from. */
  static String at(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no path: " + type, e);
    }
  }

  /** Waits until it ends by itself. */
  int exit() throws InterruptedException {
    if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the function still runs after " + EXIT_SECONDS + " s");
    }
    return process.exitValue();
  }

  /** What it has written so far, for the report of a test that fails and for tests of its log. */
  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.delete(output);
  }
}
