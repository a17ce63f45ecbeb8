package dev.burhan.aws;

import dev.burhan.testing.AuditLogContract;
import dev.burhan.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbAuditLogIT implements AuditLogContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;

  private String table;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
  }

  @BeforeEach
  void empty() {
    table = Tables.create(dynamoDb, "audit_month", "audit_key");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbAuditLog log() {
    return new DynamoDbAuditLog(dynamoDb, table, new SettableClock(NOW));
  }
}
