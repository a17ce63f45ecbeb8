package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class AllEnginesIT {

  @Test
  void start_together() throws Exception {
    long begin = System.nanoTime();

    List<AutoCloseable> engines =
        together(
            List.of(
                timed("postgres", PostgresServer::ephemeral),
                timed("dynamodb", DynamoDbServer::start),
                timed("sqs", SqsServer::start),
                timed("s3", S3Server::start)));

    System.err.println("all engines: " + millisSince(begin) + " ms");
    for (AutoCloseable engine : engines) {
      engine.close();
    }
    assertThat(engines).hasSize(4);
  }

  private static List<AutoCloseable> together(List<Callable<AutoCloseable>> starts)
      throws InterruptedException, ExecutionException {
    List<AutoCloseable> engines = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
      for (Future<AutoCloseable> start : threads.invokeAll(starts)) {
        engines.add(start.get());
      }
    }
    return engines;
  }

  private static Callable<AutoCloseable> timed(String name, Callable<AutoCloseable> start) {
    return () -> {
      long begin = System.nanoTime();
      AutoCloseable engine = start.call();
      System.err.println(name + ": " + millisSince(begin) + " ms");
      return engine;
    };
  }

  private static long millisSince(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
