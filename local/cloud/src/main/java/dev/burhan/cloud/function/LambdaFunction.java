package dev.burhan.cloud.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.burhan.cloud.function.InvocationResult.Answered;
import dev.burhan.cloud.function.InvocationResult.Failed;
import dev.burhan.cloud.function.InvocationResult.TooLarge;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.streaming.ResponseStream;
import dev.burhan.streaming.StreamingHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes a handler in this process as Lambda would: same serialisation, limits and errors.
 *
 * <p>It differs from AWS in two ways. One handler instance serves all invocations, also concurrent
 * ones, where Lambda gives each its own execution environment. And a handler over its time-out is
 * interrupted, where Lambda ends the whole environment: one that ignores the interrupt goes on.
 */
public final class LambdaFunction implements AutoCloseable {

  /** Bytes of an event or an answer; the odd figure is the one in Lambda's own message. */
  public static final int PAYLOAD_BYTES_MAX = 6_291_556;

  private static final int CONCURRENCY_MAX = 100;
  private static final int CLOSE_SECONDS_MAX = 5;
  private static final Logger LOGGER = LoggerFactory.getLogger(LambdaFunction.class);

  private final FunctionConfiguration configuration;
  private final Object handler;
  private final RequestStreamHandler entry;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final AwsMetrics metrics;
  private final ExecutorService threads;
  private final Semaphore places = new Semaphore(CONCURRENCY_MAX);

  /** Runs {@code handler}, which must be one of the two kinds of handler. */
  public LambdaFunction(
      FunctionConfiguration configuration,
      Object handler,
      Clock clock,
      Supplier<UUID> ids,
      AwsMetrics metrics) {
    this.metrics = metrics;
    this.configuration = configuration;
    this.handler = handler;
    this.entry = HandlerLoader.adapt(configuration, handler);
    this.clock = clock;
    this.ids = ids;
    // Handlers get platform threads as on Lambda: native code would pin virtual ones.
    this.threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name(configuration.id() + "-", 1).factory());
  }

  /** Makes the handler class of the configuration, failing at once if it cannot start. */
  public static LambdaFunction load(
      FunctionConfiguration configuration, Clock clock, AwsMetrics metrics) {
    var handler = HandlerLoader.instantiate(configuration);
    return new LambdaFunction(configuration, handler, clock, UUID::randomUUID, metrics);
  }

  public FunctionConfiguration configuration() {
    return configuration;
  }

  /** Hands the event (JSON) to the handler and waits, at most for the function's time-out. */
  public InvocationResult invoke(String event) throws InterruptedException {
    return start(event, this::run);
  }

  /**
   * The same for a handler that streams; what it was answered with is then empty.
   *
   * @throws IllegalStateException when the handler does not stream
   */
  public InvocationResult stream(String event, ResponseStream response)
      throws InterruptedException {
    if (!(handler instanceof StreamingHandler streaming)) {
      throw new IllegalStateException(configuration.handler() + " does not stream");
    }
    return start(
        event,
        (bytes, context) -> {
          streaming.handle(new ByteArrayInputStream(bytes), response, context);
          return new byte[0];
        });
  }

  /** What an invocation does. */
  private interface Work {
    byte[] run(byte[] event, InvocationContext context) throws IOException;
  }

  private InvocationResult start(String event, Work work) throws InterruptedException {
    var requestId = ids.get().toString();
    var bytes = event.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > PAYLOAD_BYTES_MAX) {
      return new TooLarge(requestId, bytes.length);
    }
    if (!places.tryAcquire()) {
      metrics.throttled(configuration.name());
      return new Failed(requestId, "TooManyRequestsException", "Rate Exceeded.", null);
    }
    var context = InvocationContext.start(configuration, requestId, clock);
    var running = new FutureTask<>(() -> work.run(bytes, context));
    var begun = clock.instant();
    threads.execute(() -> runAndFree(running));
    var result = await(requestId, running);
    metrics.invoked(
        configuration.name(),
        !(result instanceof Answered),
        Duration.between(begun, clock.instant()));
    return result;
  }

  private void runAndFree(FutureTask<byte[]> running) {
    try {
      running.run();
    } finally {
      places.release();
    }
  }

  private byte[] run(byte[] event, InvocationContext context) throws IOException {
    var out = new ByteArrayOutputStream();
    entry.handleRequest(new ByteArrayInputStream(event), out, context);
    return out.toByteArray();
  }

  private InvocationResult await(String requestId, Future<byte[]> running)
      throws InterruptedException {
    try {
      return answer(
          requestId, running.get(configuration.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      var type = cause.getClass().getName();
      var message = cause.getLocalizedMessage();
      return new Failed(requestId, type, message == null ? type : message, cause);
    } catch (TimeoutException _) {
      running.cancel(true);
      var seconds = configuration.timeout().toMillis() / 1000.0;
      return new Failed(
          requestId,
          "Sandbox.Timedout",
          String.format(
              Locale.ROOT,
              "RequestId: %s Error: Task timed out after %.2f seconds",
              requestId,
              seconds),
          null);
    } catch (InterruptedException e) {
      running.cancel(true);
      throw e;
    }
  }

  private static InvocationResult answer(String requestId, byte[] payload) {
    if (payload.length > PAYLOAD_BYTES_MAX) {
      return new Failed(
          requestId,
          "Function.ResponseSizeTooLarge",
          "Response payload size exceeded maximum allowed payload size ("
              + PAYLOAD_BYTES_MAX
              + " bytes).",
          null);
    }
    return new Answered(requestId, new String(payload, StandardCharsets.UTF_8));
  }

  /** Interrupts what runs, waits for its end and closes the handler if it can be closed. */
  @Override
  public void close() {
    threads.shutdownNow();
    awaitEnd();
    if (handler instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOGGER.warn("function {} did not close", configuration.id(), e);
      }
    }
  }

  /** Native code knows no interrupt, and must not be running when its library goes. */
  private void awaitEnd() {
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        LOGGER.warn("function {} still runs", configuration.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
