package hello;

import com.amazonaws.serverless.exceptions.ContainerInitializationException;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.spring.SpringBootLambdaContainerHandler;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hands events to the container. */
public class LambdaHandler implements RequestStreamHandler {

  private final SpringBootLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> container;

  public LambdaHandler() throws ContainerInitializationException {
    container = SpringBootLambdaContainerHandler.getAwsProxyHandler(Application.class);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    container.proxyStream(event, response, context);
  }
}
