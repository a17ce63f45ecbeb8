package dev.burhan.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.cloud.function.InvocationResult.Answered;
import dev.burhan.cloud.function.InvocationResult.Failed;
import dev.burhan.cloud.function.InvocationResult.TooLarge;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.testing.Functions;
import dev.burhan.cloud.testing.ScriptedHandler;
import dev.burhan.cloud.testing.SettableClock;
import dev.burhan.cloud.testing.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a handler is made, called and limited. */
final class LambdaFunctionTest {

  private final SettableClock clock = new SettableClock();

  /** Answers with a record, which plain Jackson serialises. */
  public static final class Greeter implements RequestHandler<Map<String, Integer>, List<String>> {

    private final Map<String, String> environment;

    public Greeter(Map<String, String> environment) {
      this.environment = environment;
    }

    public Greeter() {
      throw new IllegalStateException("the environment should have been given");
    }

    @Override
    public List<String> handleRequest(Map<String, Integer> input, Context context) {
      var next = input.values().stream().mapToInt(it -> it + 1).sum();
      return List.of(
          String.valueOf(environment.get("GREETING")),
          String.valueOf(next),
          context.getFunctionName(),
          String.valueOf(context.getRemainingTimeInMillis()));
    }
  }

  /** Speaks the event library's own classes. */
  public static final class BatchWorker implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      return new SQSBatchResponse(
          event.getRecords().stream()
              .map(it -> new SQSBatchResponse.BatchItemFailure(it.getEventSourceArn()))
              .toList());
    }
  }

  /** Answers nothing. */
  public static final class Silent implements RequestHandler<Object, Void> {
    @Override
    @SuppressWarnings("NullAway") // A handler that returns Void can return only this.
    public Void handleRequest(Object input, Context context) {
      return null;
    }
  }

  @Test
  void gives_the_environment_to_the_constructor_and_the_limits_to_the_context() throws Exception {
    try (var function = load(Greeter.class)) {
      var result = function.invoke("{\"a\":1,\"b\":2}");

      assertThat(result)
          .isInstanceOfSatisfying(
              Answered.class,
              it ->
                  assertThat(it.payload())
                      .isEqualTo("[\"hello\",\"5\",\"test-Sample\",\"60000\"]"));
    }
  }

  @Test
  void serialises_events_as_the_managed_runtime_does() throws Exception {
    try (var function = load(BatchWorker.class)) {
      var result = function.invoke(Templates.resource("/events/sqs.json"));

      assertThat(result)
          .isInstanceOfSatisfying(
              Answered.class,
              it ->
                  assertThat(it.payload())
                      .isEqualTo(
                          "{\"batchItemFailures\":[{\"itemIdentifier\":"
                              + "\"arn:aws:sqs:eu-west-1:123456789012:jobs\"}]}"));
    }
  }

  @Test
  void answers_null_for_no_answer() throws Exception {
    try (var function = load(Silent.class)) {
      var result = function.invoke("{}");

      assertThat(result)
          .isInstanceOfSatisfying(Answered.class, it -> assertThat(it.payload()).isEqualTo("null"));
    }
  }

  @Test
  void reports_what_the_handler_throws() throws Exception {
    var handler = new ScriptedHandler("");
    handler.throwsError("Unauthorized");
    try (var function = Functions.of(handler, clock)) {
      var result = function.invoke("{}");

      assertThat(result)
          .isInstanceOfSatisfying(
              Failed.class,
              it -> {
                assertThat(it.errorType()).isEqualTo("java.lang.IllegalStateException");
                assertThat(it.errorMessage()).isEqualTo("Unauthorized");
              });
    }
  }

  @Test
  void fails_and_interrupts_a_handler_that_takes_too_long() throws Exception {
    var interrupted = new CountDownLatch(1);
    var handler = new ScriptedHandler("");
    handler.does(
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
          return "{}";
        });
    try (var function = Functions.of(handler, clock, Duration.ofMillis(50))) {
      var result = function.invoke("{}");

      assertThat(result)
          .isInstanceOfSatisfying(
              Failed.class,
              it -> {
                assertThat(it.errorType()).isEqualTo("Sandbox.Timedout");
                assertThat(it.errorMessage()).endsWith("Task timed out after 0.05 seconds");
              });
      assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void limits_events_and_answers_to_six_megabytes() throws Exception {
    var large = "x".repeat(LambdaFunction.PAYLOAD_BYTES_MAX);
    var handler = new ScriptedHandler("\"" + large + "\"");
    try (var function = Functions.of(handler, clock)) {
      var refused = function.invoke("\"" + large + "\"");
      var failed = function.invoke("{}");

      assertThat(refused).isInstanceOf(TooLarge.class);
      assertThat(handler.events()).hasSize(1);
      assertThat(failed)
          .isInstanceOfSatisfying(
              Failed.class,
              it -> assertThat(it.errorType()).isEqualTo("Function.ResponseSizeTooLarge"));
    }
  }

  @Test
  void serves_concurrent_invocations_with_one_instance() throws Exception {
    var both = new CountDownLatch(2);
    var handler = new ScriptedHandler("");
    handler.does(
        () -> {
          both.countDown();
          return both.await(30, TimeUnit.SECONDS) ? "\"together\"" : "\"alone\"";
        });
    try (var function = Functions.of(handler, clock)) {
      var other = new FutureTask<>(() -> function.invoke("{}"));
      Thread.ofVirtual().start(other);
      var result = function.invoke("{}");

      assertThat(result)
          .isInstanceOfSatisfying(
              Answered.class, it -> assertThat(it.payload()).isEqualTo("\"together\""));
      assertThat(other.get(30, TimeUnit.SECONDS)).isInstanceOf(Answered.class);
    }
  }

  @Test
  void says_why_a_handler_cannot_be_made() {
    assertThatThrownBy(() -> load("dev.burhan.Missing"))
        .hasMessageContaining("dev.burhan.Missing of Sample is not on the class path");
    assertThatThrownBy(() -> load("java.util.ArrayList"))
        .hasMessageContaining("is neither kind of handler");
    assertThatThrownBy(() -> load("java.lang.Math"))
        .hasMessageContaining("has no usable public constructor");
  }

  private LambdaFunction load(Class<?> handler) {
    return load(handler.getName());
  }

  private LambdaFunction load(String handler) {
    return LambdaFunction.load(
        Functions.configuration(handler, Duration.ofMinutes(1)), clock, AwsMetrics.NONE);
  }
}
