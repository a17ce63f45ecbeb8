package dev.burhan.edge.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;

/**
 * Stands for an invocation with a given time left.
 *
 * @param remainingMillis what {@link #getRemainingTimeInMillis} says
 */
public record TestContext(int remainingMillis) implements Context {

  /** As at the start of a request. */
  public static final TestContext FRESH = new TestContext(29_000);

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis;
  }

  @Override
  public String getAwsRequestId() {
    return "00000000-0000-0000-0000-0000000000ff";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/test";
  }

  @Override
  public String getLogStreamName() {
    return "test";
  }

  @Override
  public String getFunctionName() {
    return "test";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-west-1:123456789012:function:test:live";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("no handler asks for a Cognito identity");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no handler asks for a client context");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 2048;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        throw new UnsupportedOperationException("handlers log through SLF4J, got: " + message);
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
