package dev.burhan.engines;

import java.net.URI;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** Is ElasticMQ in memory on a free loopback port. */
public final class SqsServer implements AutoCloseable {
  private final SQSRestServer server;
  private final URI endpoint;

  private SqsServer(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /** Starts a server. */
  public static SqsServer start() {
    Logging.ready();
    int port = FreePort.find();
    // The address goes into the URLs of queues, so it must be known before the start.
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withPort(port)
            .withServerAddress(new NodeAddress("http", "127.0.0.1", port, ""))
            .start();
    server.waitUntilStarted();
    return new SqsServer(server, URI.create("http://127.0.0.1:" + port));
  }

  /** Gives the address for the clients of the AWS SDK. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
