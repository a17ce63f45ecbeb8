package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TenantDataContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbTenantSharesIT implements TenantDataContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  private final SettableClock clock = SettableClock.atNoon();

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.create(dynamoDb, "model_name");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbTenantShares data() {
    return new DynamoDbTenantShares(dynamoDb, table);
  }

  /** A minute for each, as of a model that nobody tidies up after. */
  @Override
  public void put(TenantId tenant, int number) {
    for (int i = 0; i < number; i++) {
      clock.advance(Duration.ofMinutes(1));
      var own = QuotaItem.used(tenant, clock.instant());
      dynamoDb.updateItem(
          UpdateItemRequest.builder()
              .tableName(table)
              .key(Map.of("model_name", Item.text("model-" + i % 2)))
              .updateExpression("SET #own = :tokens")
              .expressionAttributeNames(Map.of("#own", own))
              .expressionAttributeValues(Map.of(":tokens", Item.number(1)))
              .build());
    }
  }

  /** More of one item than one write removes. */
  @Override
  public int many() {
    return 250;
  }

  @Test
  void finds_what_the_quota_has_written() {
    var tenant = TenantDataContract.newTenant();
    new DynamoDbModelQuota(dynamoDb, table, Map.of("shared", 1_000L), clock)
        .take(tenant, "shared", 10);
    assertThat(data().count(tenant, TenantDataContract.deadline())).isEqualTo(1);

    data().delete(tenant, TenantDataContract.deadline());

    assertThat(data().count(tenant, TenantDataContract.deadline())).isZero();
  }
}
