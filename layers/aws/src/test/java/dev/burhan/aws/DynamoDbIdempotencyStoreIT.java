package dev.burhan.aws;

import dev.burhan.testing.IdempotencyStoreContract;
import dev.burhan.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbIdempotencyStoreIT implements IdempotencyStoreContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  private final SettableClock clock = SettableClock.atNoon();

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.create(dynamoDb, "tenant_id", "request_key");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbIdempotencyStore requests() {
    return new DynamoDbIdempotencyStore(dynamoDb, table, clock);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
