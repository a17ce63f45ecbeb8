package dev.burhan.eval.ingest;

import dev.burhan.aws.AwsClients;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A cloud with an empty database for one bench, and a look behind its API. */
final class BenchCloud implements AutoCloseable {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final TenantId TENANT = new TenantId("bench");

  private final LocalCloud cloud;
  private final SqsClient sqs;

  BenchCloud(Launch launch, Consumer<String> progress) {
    cloud = LocalCloud.start(LocalSettings.ephemeral(launch.home(), launch.models()), progress);
    sqs = new AwsClients(cloud.operations()).sqs();
  }

  /** A client of its own connection, for the one tenant there is. */
  ApiClient client() {
    return new ApiClient(cloud.api(), cloud.createKey(TENANT, ApiKey.Scope.ofTenants()));
  }

  /** Counts the rows of a table in the database. */
  int rows(String table) {
    if (!table.matches("[a-z_]+")) {
      throw new IllegalArgumentException("no table is called " + table);
    }
    try (var connection = cloud.postgres().connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot count the rows of " + table, e);
    }
  }

  /** Waits until the queue of jobs holds nothing; false when it never does. */
  boolean drained() {
    var end = Instant.now().plus(DRAIN_MAX);
    while (Instant.now().isBefore(end)) {
      if (messages("INGEST_QUEUE_URL") == 0) {
        return true;
      }
      pause();
    }
    return false;
  }

  int deadLetters() {
    return messages("INGEST_DEAD_LETTERS_URL");
  }

  /** Those waiting, delayed and being worked on. */
  private int messages(String queue) {
    var url = cloud.operations().getOrDefault(queue, "");
    var attributes =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
        + count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        + count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  private static int count(@Nullable String value) {
    return value == null ? 0 : Integer.parseInt(value);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    sqs.close();
    cloud.close();
  }
}
