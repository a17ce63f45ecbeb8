package dev.burhan.cloud.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.function.InvocationResult;
import dev.burhan.cloud.function.InvocationResult.Answered;
import dev.burhan.cloud.function.InvocationResult.Failed;
import dev.burhan.cloud.function.InvocationResult.TooLarge;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.http.HttpReply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes the function of a route, but waits for it no longer than API Gateway does. */
final class Integrations implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Integrations.class);

  private final Map<String, LambdaFunction> functions;
  private final Duration timeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Integrations(Map<String, LambdaFunction> functions, Duration timeout) {
    this.functions = Map.copyOf(functions);
    this.timeout = timeout;
  }

  /** How an integration ended. */
  sealed interface Result {}

  /** The function gave a proxy response. */
  record Replied(HttpReply reply) implements Result {}

  /** It did not. */
  record Broken(GatewayResponseType type) implements Result {}

  /** Invokes; a function that is too slow goes on, though nobody waits for it any more. */
  Result invoke(String functionId, String event, boolean binary) throws InterruptedException {
    var function = functions.get(functionId);
    if (function == null) {
      return new Broken(GatewayResponseType.DEFAULT_5XX);
    }
    var running = threads.submit(() -> function.invoke(event));
    try {
      var result = running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return judge(functionId, result, binary);
    } catch (TimeoutException _) {
      LOGGER.warn("{} gave no answer in {}", functionId, timeout);
      return new Broken(GatewayResponseType.INTEGRATION_TIMEOUT);
    } catch (ExecutionException e) {
      LOGGER.warn("{} could not be invoked", functionId, e.getCause());
      return new Broken(GatewayResponseType.DEFAULT_5XX);
    }
  }

  /**
   * Lets a function stream its answer to the client.
   *
   * @return empty where it did, also where it broke off in the midst of it
   */
  Optional<Result> stream(String functionId, String event, HttpExchange exchange)
      throws InterruptedException {
    var function = functions.get(functionId);
    if (function == null) {
      return Optional.of(new Broken(GatewayResponseType.DEFAULT_5XX));
    }
    var response = new ExchangeStream(exchange);
    var result = function.stream(event, response);
    if (!(result instanceof Answered)) {
      LOGGER.warn("{} broke its stream off: {}", functionId, result);
    }
    if (!response.hasBegun()) {
      return Optional.of(new Broken(GatewayResponseType.DEFAULT_5XX));
    }
    response.end(result instanceof Answered);
    return Optional.empty();
  }

  private static Result judge(String functionId, InvocationResult result, boolean binary) {
    return switch (result) {
      case Answered(String id, String payload) -> {
        var reply = ProxyResponse.of(payload, binary);
        if (reply.isEmpty()) {
          LOGGER.warn("{} gave no proxy response, request {}", functionId, id);
          yield new Broken(GatewayResponseType.DEFAULT_5XX);
        }
        yield new Replied(reply.get());
      }
      case Failed(String id, String type, String message, var cause) -> {
        LOGGER.warn("{} failed, request {}: {} {}", functionId, id, type, message, cause);
        yield new Broken(GatewayResponseType.DEFAULT_5XX);
      }
      case TooLarge _ -> new Broken(GatewayResponseType.REQUEST_TOO_LARGE);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
