package dev.burhan.cloud.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a handler about its invocation. */
record InvocationContext(
    FunctionConfiguration configuration, String requestId, Clock clock, Instant deadline)
    implements Context {

  static InvocationContext start(
      FunctionConfiguration configuration, String requestId, Clock clock) {
    var deadline = clock.instant().plus(configuration.timeout());
    return new InvocationContext(configuration, requestId, clock, deadline);
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + configuration.name();
  }

  @Override
  public String getLogStreamName() {
    return "local/" + configuration.name();
  }

  @Override
  public String getFunctionName() {
    return configuration.name();
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return configuration.arn();
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    long left = Duration.between(clock.instant(), deadline).toMillis();
    return Math.toIntExact(Math.max(0, left));
  }

  @Override
  public int getMemoryLimitInMB() {
    return configuration.memoryMegabytes();
  }

  @Override
  public LambdaLogger getLogger() {
    return new SlfLambdaLogger(LoggerFactory.getLogger("lambda." + configuration.id()));
  }

  private record SlfLambdaLogger(Logger logger) implements LambdaLogger {

    @Override
    public void log(String message) {
      logger.info("{}", message);
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }
  }
}
