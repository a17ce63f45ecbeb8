package dev.burhan.aws;

import dev.burhan.engines.ApiGatewayServer;
import dev.burhan.engines.DynamoDbServer;
import dev.burhan.engines.S3Server;
import dev.burhan.engines.SqsServer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Is the server that the integration tests of one class ask: the one that {@code AWS_ENDPOINT_URL}
 * names in the environment, such as moto, LocalStack in a container where the profile asks for it,
 * or else one that is started here. So
 *
 * <pre>
 * AWS_ENDPOINT_URL=http://127.0.0.1:4566 mvn -pl layers/aws -am verify
 * mvn -Plocalstack -pl layers/aws -am verify
 * </pre>
 *
 * <p>run the same tests there. Tables, queues and buckets have new names in each run, and nothing
 * is removed from a server that is not ours.
 */
final class ServerUnderTest implements AutoCloseable {

  private final AwsClients clients;
  private final Runnable end;

  private ServerUnderTest(URI endpoint, Runnable end) {
    this.clients = new AwsClients(Map.of(AwsSettings.ENDPOINT, endpoint.toString()));
    this.end = end;
  }

  static ServerUnderTest dynamoDb() {
    return choose(
        System.getenv(), DynamoDbServer::start, server -> at(server.endpoint(), server::close));
  }

  static ServerUnderTest apiGateway() {
    return choose(
        System.getenv(), ApiGatewayServer::start, server -> at(server.endpoint(), server::close));
  }

  static ServerUnderTest sqs() {
    return choose(
        System.getenv(), SqsServer::start, server -> at(server.endpoint(), server::close));
  }

  static ServerUnderTest s3() {
    return choose(System.getenv(), S3Server::start, server -> at(server.endpoint(), server::close));
  }

  static <S> ServerUnderTest choose(
      Map<String, String> environment, Supplier<S> start, Function<S, ServerUnderTest> own) {
    var given = environment.getOrDefault(AwsSettings.ENDPOINT, "");
    return (given.isEmpty() ? LocalStack.endpoint() : Optional.of(URI.create(given)))
        .map(endpoint -> new ServerUnderTest(endpoint, () -> {}))
        .orElseGet(() -> own.apply(start.get()));
  }

  static ServerUnderTest at(URI endpoint, Runnable end) {
    return new ServerUnderTest(endpoint, end);
  }

  AwsClients clients() {
    return clients;
  }

  @Override
  public void close() {
    end.run();
  }
}
