package dev.burhan.cloud.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.http.LoopbackServer;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.template.Template;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the REST API of a template on loopback, under the path of its stage. */
public final class Gateway implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Gateway.class);

  private final RequestPipeline pipeline;
  private final GatewayResponses responses;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final LoopbackServer server;
  private final String stage;
  private final AwsMetrics metrics;

  private Gateway(
      GatewaySettings settings,
      Template template,
      Backends backends,
      Clock clock,
      Supplier<UUID> ids,
      AwsMetrics metrics) {
    this.metrics = metrics;
    this.clock = clock;
    this.ids = ids;
    this.stage = template.api().stage();
    this.responses = new GatewayResponses(template.api(), settings.apiId());
    this.pipeline = RequestPipeline.of(settings, template, backends, responses, clock);
    this.server = LoopbackServer.start(settings.port(), this::handle);
  }

  /** Starts to serve. */
  public static Gateway start(
      GatewaySettings settings,
      Template template,
      Backends backends,
      Clock clock,
      Supplier<UUID> ids,
      AwsMetrics metrics) {
    return new Gateway(settings, template, backends, clock, ids, metrics);
  }

  public int port() {
    return server.port();
  }

  /** The address of the API with its stage, without a slash at the end. */
  public URI address() {
    return URI.create(server.address() + "/" + stage);
  }

  @Override
  public void close() {
    server.close();
    pipeline.close();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      var request = GatewayRequest.of(exchange, ids.get(), clock.instant());
      var headers = exchange.getResponseHeaders();
      headers.add("x-amzn-RequestId", request.requestId());
      headers.add("x-amz-apigw-id", request.extendedRequestId());
      headers.add("X-Amzn-Trace-Id", request.traceId());
      var answer = answer(exchange, request);
      int status = answer.map(HttpReply::status).orElseGet(exchange::getResponseCode);
      var took = Duration.between(request.receivedAt(), clock.instant());
      metrics.answered(stage, status, took);
      if (answer.isPresent()) {
        answer.get().send(exchange);
      }
    } catch (IOException e) {
      LOGGER.debug("the client went away", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<HttpReply> answer(HttpExchange exchange, GatewayRequest request)
      throws IOException, InterruptedException {
    try {
      return pipeline.answer(request, exchange);
    } catch (RuntimeException e) {
      LOGGER.error("request {} broke the gateway", request.requestId(), e);
      return Optional.of(responses.render(GatewayResponseType.DEFAULT_5XX, request));
    }
  }
}
