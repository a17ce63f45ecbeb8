package dev.burhan.cloud.artefact;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.burhan.cloud.function.FunctionConfiguration;
import dev.burhan.engines.RuntimeApiServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Is an unpacked function in a JVM of its own, under the runtime interface client that runs it on
 * Lambda, or under the wrapper that its settings name; one event after the other.
 */
public final class DeployedFunction implements AutoCloseable {

  private static final String WRAPPER = "AWS_LAMBDA_EXEC_WRAPPER";

  /** What the managed runtime leaves to the heap. */
  private static final double HEAP_SHARE = .85;

  private final UnpackedFunction function;
  private final RuntimeApiServer api;
  private final Process process;

  /**
   * Says how it is started.
   *
   * @param command comes before the command line, such as one that limits the processors
   * @param environment besides that of the function
   */
  public record Start(List<String> command, Map<String, String> environment) {

    public static final Start PLAIN = new Start(List.of(), Map.of());

    public Start {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  private DeployedFunction(UnpackedFunction function, RuntimeApiServer api, Process process) {
    this.function = function;
    this.api = api;
    this.process = process;
  }

  /** Starts it; it serves events until it is closed. */
  public static DeployedFunction start(
      UnpackedFunction function, FunctionConfiguration configuration, Start start) {
    var api = RuntimeApiServer.start(Clock.systemUTC(), configuration.timeout());
    try {
      var builder =
          new ProcessBuilder(command(function, configuration, start))
              .directory(function.task().toFile())
              .redirectErrorStream(true)
              .redirectOutput(function.log().toFile());
      builder.environment().clear();
      builder.environment().putAll(environment(function, configuration, start, api));
      return new DeployedFunction(function, api, builder.start());
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException("cannot start " + configuration.handler(), e);
    }
  }

  private static List<String> command(
      UnpackedFunction function, FunctionConfiguration configuration, Start start) {
    var command = new ArrayList<>(start.command());
    var wrapper = configuration.environment().get(WRAPPER);
    if (wrapper != null) {
      command.add("/bin/sh");
      command.add(function.opt().resolve(Path.of("/opt").relativize(Path.of(wrapper))).toString());
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + Math.round(configuration.memoryMegabytes() * HEAP_SHARE) + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-classpath",
            classPath(),
            AWSLambda.class.getName(),
            configuration.handler()));
    return command;
  }

  private static String classPath() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(DeployedFunction::at)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String at(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no path: " + type, e);
    }
  }

  private static Map<String, String> environment(
      UnpackedFunction function,
      FunctionConfiguration configuration,
      Start start,
      RuntimeApiServer api) {
    var environment = new HashMap<>(configuration.environment());
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("LAMBDA_TASK_ROOT", function.task().toString());
    environment.put("_HANDLER", configuration.handler());
    environment.putAll(start.environment());
    return environment;
  }

  /** Waits until it asks for its first event. */
  public void awaitReady() {
    orEnd(api.ready());
  }

  /** Waits until it is ready for its snapshot. */
  public void awaitCheckpoint() {
    orEnd(api.checkpoint());
  }

  /** Lets it go on as if from its snapshot. */
  public void restore() {
    api.restore();
  }

  /** Hands an event over and waits for what comes of it. */
  public FunctionReply invoke(String event) {
    // Not a stage of the future: the thread that completes it is the one that reads the body.
    var said = orEnd(api.invoke(event).said());
    return new FunctionReply(said.failed(), new String(said.body().rest(), StandardCharsets.UTF_8));
  }

  /** Waits for something, or for the end of the process, after which it cannot happen. */
  private <T> T orEnd(CompletableFuture<T> awaited) {
    CompletableFuture.anyOf(awaited, process.onExit()).join();
    if (!awaited.isDone()) {
      throw new IllegalStateException(
          "the function ended with code %d:%n%s".formatted(process.exitValue(), log()));
    }
    return awaited.join();
  }

  /** What it has taken of the processors so far. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What it has written to its log. */
  public String log() {
    try {
      return Files.readString(function.log());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of the function", e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    api.close();
  }
}
