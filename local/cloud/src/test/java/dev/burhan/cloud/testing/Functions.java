package dev.burhan.cloud.testing;

import dev.burhan.cloud.function.FunctionConfiguration;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.monitor.AwsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Wraps handlers into functions with generous limits. */
public final class Functions {

  private Functions() {}

  public static FunctionConfiguration configuration(String handler, Duration timeout) {
    return new FunctionConfiguration(
        "Sample",
        "test-Sample",
        "arn:aws:lambda:eu-west-1:123456789012:function:test-Sample:live",
        handler,
        timeout,
        512,
        Map.of("GREETING", "hello"));
  }

  public static LambdaFunction of(Object handler, Clock clock) {
    return of(handler, clock, Duration.ofMinutes(1));
  }

  public static LambdaFunction of(Object handler, Clock clock, Duration timeout) {
    return of(handler, clock, timeout, AwsMetrics.NONE);
  }

  public static LambdaFunction of(
      Object handler, Clock clock, Duration timeout, AwsMetrics metrics) {
    var configuration = configuration(handler.getClass().getName(), timeout);
    return new LambdaFunction(configuration, handler, clock, UUID::randomUUID, metrics);
  }
}
