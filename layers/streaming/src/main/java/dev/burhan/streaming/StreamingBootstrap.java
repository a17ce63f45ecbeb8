package dev.burhan.streaming;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/**
 * Is the main class of a function that streams: it takes the place of the managed runtime's own,
 * which buffers.
 */
public final class StreamingBootstrap {

  /** As the managed runtime ends when a hook of SnapStart fails. */
  private static final int SNAP_START_FAILED = 64;

  private static final int FAILED = 1;

  private StreamingBootstrap() {}

  public static void main(String[] arguments) {
    // Where org.crac looks for what runs the hooks. The managed runtime's own needs its native
    // code.
    System.setProperty("org.crac.Core.Compat", "dev.burhan.streaming.crac");
    // Threads that a handler has left must not keep a process that serves nobody.
    System.exit(run(System.getenv()));
  }

  private static int run(Map<String, String> environment) {
    try (var api = new RuntimeApi(required(environment, "AWS_LAMBDA_RUNTIME_API"))) {
      return serve(api, environment);
    } catch (IOException e) {
      RuntimeLog.error("the Runtime API is gone", e);
      return FAILED;
    } catch (VirtualMachineError e) {
      return FAILED;
    }
  }

  private static int serve(RuntimeApi api, Map<String, String> environment) throws IOException {
    StreamingHandler handler;
    try {
      handler = HandlerLoader.load(required(environment, "_HANDLER"));
    } catch (Throwable e) {
      // Whatever a constructor or a static initialiser throws is a failure to start.
      RuntimeLog.error("the handler cannot be made", e);
      api.initError(FailureReport.ofStart(e));
      return FAILED;
    }
    if (SnapStart.isWanted(environment) && !new SnapStart(api).pass()) {
      return SNAP_START_FAILED;
    }
    new InvocationLoop(api, handler, environment, Clock.systemUTC()).run();
    return 0;
  }

  private static String required(Map<String, String> environment, String name) {
    return Objects.requireNonNull(environment.get(name), name + " is not set");
  }
}
