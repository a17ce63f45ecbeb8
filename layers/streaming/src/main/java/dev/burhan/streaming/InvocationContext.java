package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a handler about its invocation. */
record InvocationContext(Invocation invocation, Map<String, String> environment, Clock clock)
    implements Context {

  @Override
  public String getAwsRequestId() {
    return invocation.id();
  }

  @Override
  public String getLogGroupName() {
    return variable("AWS_LAMBDA_LOG_GROUP_NAME");
  }

  @Override
  public String getLogStreamName() {
    return variable("AWS_LAMBDA_LOG_STREAM_NAME");
  }

  @Override
  public String getFunctionName() {
    return variable("AWS_LAMBDA_FUNCTION_NAME");
  }

  @Override
  public String getFunctionVersion() {
    return variable("AWS_LAMBDA_FUNCTION_VERSION");
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  @Override
  public String getInvokedFunctionArn() {
    return invocation.functionArn();
  }

  /** Only mobile SDKs send one, and they do not come through API Gateway. */
  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  /** Only mobile SDKs send one, and they do not come through API Gateway. */
  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    long left = Duration.between(clock.instant(), invocation.deadline()).toMillis();
    return Math.clamp(left, 0, Integer.MAX_VALUE);
  }

  @Override
  public int getMemoryLimitInMB() {
    return Integer.parseInt(environment.getOrDefault("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "0"));
  }

  @Override
  public LambdaLogger getLogger() {
    return LambdaRuntime.getLogger();
  }
}
