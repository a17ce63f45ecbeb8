package dev.burhan.engines;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** Is DynamoDB Local in memory on a free loopback port, one database for all keys and regions. */
public final class DynamoDbServer implements AutoCloseable {
  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final URI endpoint;

  private DynamoDbServer(Server server, LocalDynamoDBServerHandler handler, URI endpoint) {
    this.server = server;
    this.handler = handler;
    this.endpoint = endpoint;
  }

  /** Starts a server; its own main class would listen on every interface and report home. */
  public static DynamoDbServer start() {
    Logging.ready();
    try {
      var requests = new LocalDynamoDBRequestHandler(0, true, null, true, false);
      var handler = new LocalDynamoDBServerHandler(requests, null);
      Server server = new Server();
      ServerConnector connector = new ServerConnector(server, 1, 1);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler(new ContextHandler(handler));
      server.start();
      URI endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
      return new DynamoDbServer(server, handler, endpoint);
    } catch (Exception e) {
      throw new EngineFailure("DynamoDB Local did not start", e);
    }
  }

  /** Gives the address for the clients of the AWS SDK. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    try {
      server.stop();
      handler.close();
    } catch (Exception e) {
      throw new EngineFailure("DynamoDB Local did not stop", e);
    }
  }
}
