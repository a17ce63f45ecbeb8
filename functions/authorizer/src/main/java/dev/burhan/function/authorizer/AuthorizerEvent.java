package dev.burhan.function.authorizer;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is the event of a REQUEST authorizer with all values of each header, which AWS's class lacks. */
public final class AuthorizerEvent extends APIGatewayCustomAuthorizerEvent {

  private @Nullable Map<String, @Nullable List<String>> multiValueHeaders;

  public @Nullable Map<String, @Nullable List<String>> getMultiValueHeaders() {
    return multiValueHeaders;
  }

  public void setMultiValueHeaders(@Nullable Map<String, @Nullable List<String>> values) {
    multiValueHeaders = values;
  }
}
