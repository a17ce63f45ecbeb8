package dev.burhan.cloud.boot;

import dev.burhan.engines.ApiGatewayServer;
import dev.burhan.engines.DynamoDbServer;
import dev.burhan.engines.PostgresServer;
import dev.burhan.engines.S3Event;
import dev.burhan.engines.S3Server;
import dev.burhan.engines.SqsServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Holds the servers and the folder of one; starting them together takes as long as the slowest. */
record Engines(
    PostgresServer postgres,
    DynamoDbServer dynamoDb,
    SqsServer sqs,
    S3Server s3,
    ApiGatewayServer gateway,
    TemporaryFolder objects)
    implements AutoCloseable {

  static {
    // The queue server's own hook is not needed, and warns when it is installed during a shutdown.
    System.setProperty("pekko.jvm-shutdown-hooks", "off");
  }

  /**
   * @param stored is told of each object that comes into the S3 server
   */
  static Engines start(Supplier<PostgresServer> postgres, Consumer<S3Event> stored) {
    var started = new ArrayDeque<AutoCloseable>();
    // Documents lie here while they wait; the server's own folder would stay behind.
    var objects = TemporaryFolder.create("burhan-objects");
    started.push(objects);
    // It is ready at once.
    var gateway = ApiGatewayServer.start();
    started.push(gateway);
    var p = future(postgres, started);
    var d = future(DynamoDbServer::start, started);
    var q = future(SqsServer::start, started);
    var s = future(() -> S3Server.start(objects.path(), stored), started);
    try {
      return new Engines(p.join(), d.join(), q.join(), s.join(), gateway, objects);
    } catch (CompletionException e) {
      CompletableFuture.allOf(p, d, q, s).exceptionally(ignored -> null).join();
      closeAll(started);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static <T extends AutoCloseable> CompletableFuture<T> future(
      Supplier<T> start, Deque<AutoCloseable> started) {
    return CompletableFuture.supplyAsync(
        () -> {
          var server = start.get();
          synchronized (started) {
            started.push(server);
          }
          return server;
        },
        task -> Thread.ofPlatform().name("boot").start(task));
  }

  @Override
  public void close() {
    var servers = new ArrayDeque<AutoCloseable>();
    servers.add(gateway);
    servers.add(s3);
    servers.add(sqs);
    servers.add(dynamoDb);
    servers.add(postgres);
    servers.add(objects);
    closeAll(servers);
  }

  /** One that does not close must not keep the others open. */
  static void closeAll(Deque<AutoCloseable> servers) {
    while (!servers.isEmpty()) {
      try {
        servers.pop().close();
      } catch (Exception e) {
        System.err.println("did not close cleanly: " + e);
      }
    }
  }
}
