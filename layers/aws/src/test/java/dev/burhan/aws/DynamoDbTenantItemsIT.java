package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.aws.DynamoDbTenantItems.Table;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TenantDataContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbTenantItemsIT implements TenantDataContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.create(dynamoDb, "tenant_id", "job_id");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbTenantItems data() {
    return new DynamoDbTenantItems(
        dynamoDb, new Table("jobs", table, List.of("tenant_id", "job_id")));
  }

  @Override
  public void put(TenantId tenant, int number) {
    for (int i = 0; i < number; i++) {
      var item = Map.of("tenant_id", Item.text(tenant.value()), "job_id", Item.text("job-" + i));
      dynamoDb.putItem(request -> request.tableName(table).item(item));
    }
  }

  @Test
  void counts_more_than_fit_a_page() {
    var tenant = TenantDataContract.newTenant();
    for (int i = 0; i < 4; i++) {
      var item =
          Map.of(
              "tenant_id", Item.text(tenant.value()),
              "job_id", Item.text("job-" + i),
              "text", Item.text("x".repeat(390_000)));
      dynamoDb.putItem(request -> request.tableName(table).item(item));
    }

    assertThat(data().count(tenant, TenantDataContract.deadline())).isEqualTo(4);
  }

  @Test
  void deletes_the_one_item_of_a_table_without_a_range_key() {
    var budgets = Tables.create(dynamoDb, "tenant_id");
    var data =
        new DynamoDbTenantItems(dynamoDb, new Table("budgets", budgets, List.of("tenant_id")));
    var ours = TenantDataContract.newTenant();
    var theirs = TenantDataContract.newTenant();
    for (var tenant : List.of(ours, theirs)) {
      dynamoDb.putItem(
          request ->
              request.tableName(budgets).item(Map.of("tenant_id", Item.text(tenant.value()))));
    }

    data.delete(ours, TenantDataContract.deadline());

    assertThat(data.count(ours, TenantDataContract.deadline())).isZero();
    assertThat(data.count(theirs, TenantDataContract.deadline())).isEqualTo(1);
  }
}
