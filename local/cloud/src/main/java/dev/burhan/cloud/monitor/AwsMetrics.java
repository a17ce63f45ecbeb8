package dev.burhan.cloud.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Records what AWS itself would of the gateway, the functions and the queues. Thread-safe. */
public final class AwsMetrics {

  /** Records nothing. */
  public static final AwsMetrics NONE =
      new AwsMetrics((id, kind, at, value) -> {}, Clock.systemUTC(), "none");

  private static final String GATEWAY = "AWS/ApiGateway";
  private static final String LAMBDA = "AWS/Lambda";
  private static final String SQS = "AWS/SQS";
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final MetricSink sink;
  private final Clock clock;
  private final String api;

  /**
   * @param stackName names the API too
   */
  public AwsMetrics(MetricSink sink, Clock clock, String stackName) {
    this.api = stackName;
    this.sink = sink;
    this.clock = clock;
  }

  /** A request was answered, by a function or by the gateway itself. */
  public void answered(String stage, int status, Duration took) {
    var dimensions = Map.of("ApiName", api, "Stage", stage);
    count(GATEWAY, "Count", dimensions, 1);
    boolean isClients = status >= CLIENT_ERROR && status < SERVER_ERROR;
    count(GATEWAY, "4XXError", dimensions, isClients ? 1 : 0);
    count(GATEWAY, "5XXError", dimensions, status >= SERVER_ERROR ? 1 : 0);
    record(GATEWAY, "Latency", dimensions, MetricKind.DISTRIBUTION, millis(took));
  }

  /** A function ran to its end, be it a failure. */
  public void invoked(String function, boolean failed, Duration took) {
    count(function, "Invocations", 1);
    count(function, "Errors", failed ? 1 : 0);
    count(function, "Throttles", 0);
    record(
        LAMBDA,
        "Duration",
        Map.of("FunctionName", function),
        MetricKind.DISTRIBUTION,
        millis(took));
    record(LAMBDA, "Duration", alias(function), MetricKind.DISTRIBUTION, millis(took));
  }

  /** A function was not run, because too many of it were. */
  public void throttled(String function) {
    count(function, "Throttles", 1);
  }

  /** Messages were worked on, and are gone. */
  public void deleted(String queue, int messages) {
    count(SQS, "NumberOfMessagesDeleted", Map.of("QueueName", queue), messages);
  }

  /** What waits in a queue now, and for how long at most. */
  public void waiting(String queue, int messages, Duration age) {
    var dimensions = Map.of("QueueName", queue);
    record(SQS, "ApproximateNumberOfMessagesVisible", dimensions, MetricKind.GAUGE, messages);
    record(SQS, "ApproximateAgeOfOldestMessage", dimensions, MetricKind.GAUGE, millis(age) / 1000);
  }

  private void count(String function, String name, double value) {
    count(LAMBDA, name, Map.of("FunctionName", function), value);
    count(LAMBDA, name, alias(function), value);
  }

  private static Map<String, String> alias(String function) {
    return Map.of("FunctionName", function, "Resource", function + ":live");
  }

  private void count(String namespace, String name, Map<String, String> dimensions, double value) {
    record(namespace, name, dimensions, MetricKind.COUNTER, value);
  }

  private void record(
      String namespace,
      String name,
      Map<String, String> dimensions,
      MetricKind kind,
      double value) {
    sink.record(MetricId.of(namespace, name, dimensions), kind, clock.instant(), value);
  }

  private static double millis(Duration took) {
    return took.toNanos() / 1e6;
  }
}
