package dev.burhan.cloud.command;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Closes what runs when the process is told to stop, before the JVM shuts down: by then the native
 * library of the encoder has closed itself, and an encoding under way would crash the process.
 */
final class Stop {

  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  /** What a shell adds to the number of the signal that ended a process. */
  private static final int SIGNALLED = 128;

  private static final Duration END_MAX = Duration.ofSeconds(5);

  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile int exitCode;
  private volatile @Nullable AutoCloseable running;

  /** Listens to the signals from now on; {@code main} is the thread that ends the process. */
  void listen(Thread main) {
    // By name, since the compiler warns of this class of the JDK, which has no replacement.
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var number = signal.getMethod("getNumber");
      var proxy =
          Proxy.newProxyInstance(
              Stop.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                stop(SIGNALLED + (Integer) number.invoke(arguments[0]), main);
                return null;
              });
      for (var name : SIGNALS) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Without it a signal ends the process as it always does.
      System.err.println("burhan: signals are left to the JVM");
    }
  }

  /** Says what to close. */
  <T extends AutoCloseable> T closing(T resource) {
    running = resource;
    return resource;
  }

  /** Waits until the process is told to stop. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The code to exit with; empty unless the process was told to stop. */
  OptionalInt exitCode() {
    return exitCode == 0 ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }

  private void stop(int code, Thread main) throws Exception {
    if (exitCode != 0) {
      // Asked again: whoever is that impatient gets what they want.
      Runtime.getRuntime().halt(code);
    }
    exitCode = code;
    asked.countDown();
    var resource = running;
    if (resource != null) {
      resource.close();
      // What the main thread was doing has failed by now, and it ends.
      main.join(END_MAX);
    }
    System.exit(code);
  }
}
