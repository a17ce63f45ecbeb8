package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.burhan.engines.FunctionProcess;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crac.Core;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Starts functions in processes of their own. */
final class Child {

  static final Path WRAPPER = Path.of("src/main/layer/streaming-wrapper");

  private Child() {}

  /** Starts a function that streams. */
  static FunctionProcess streaming(Map<String, String> environment) {
    return FunctionProcess.start(
        environment,
        List.of(
            FunctionProcess.JAVA,
            "-cp",
            classPath(),
            StreamingBootstrap.class.getName(),
            handler(environment)));
  }

  /** Starts a function under the managed runtime. */
  static FunctionProcess managed(Map<String, String> environment) {
    return FunctionProcess.start(environment, managedCommand(environment, classPath()));
  }

  /**
   * Starts a function with the command line of the managed runtime, through the script that changes
   * it. The handler is found under the folder of the task alone.
   */
  static FunctionProcess wrapped(Map<String, String> environment) {
    var command = new ArrayList<>(List.of("/bin/sh", WRAPPER.toString()));
    var own = List.of(at(StreamingHandler.class), at(Context.class));
    command.addAll(managedCommand(environment, String.join(File.pathSeparator, own)));
    return FunctionProcess.start(environment, command);
  }

  private static List<String> managedCommand(Map<String, String> environment, String classPath) {
    return List.of(
        FunctionProcess.JAVA,
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
}
