package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Counts and deletes a tenant's items of a DynamoDB table whose hash key is {@code tenant_id}. */
public final class DynamoDbTenantItems implements TenantData {

  private static final String SERVICE = "DynamoDB";
  private static final String TENANT = "tenant_id";

  /** The most items of one batch. */
  private static final int BATCH_MAX = 25;

  private final DynamoDbClient dynamoDb;
  private final Table table;

  /**
   * Names a table.
   *
   * @param store what it holds
   * @param keys {@code tenant_id}, and the range key if there is one
   */
  record Table(String store, String name, List<String> keys) {
    Table {
      keys = List.copyOf(keys);
    }
  }

  /** Jobs, and which of them run. */
  public static DynamoDbTenantItems jobs(DynamoDbClient dynamoDb, String table) {
    return of(dynamoDb, "jobs", table, JobItem.ID);
  }

  /** The webhook, and how far its messages are. */
  public static DynamoDbTenantItems webhooks(DynamoDbClient dynamoDb, String table) {
    return of(dynamoDb, "webhooks", table, WebhookItem.KEY);
  }

  /** Requests with an idempotency key, and their responses. */
  public static DynamoDbTenantItems requests(DynamoDbClient dynamoDb, String table) {
    return of(dynamoDb, "requests", table, DynamoDbIdempotencyStore.KEY);
  }

  /** What was used and set aside, in one item. */
  public static DynamoDbTenantItems budgets(DynamoDbClient dynamoDb, String table) {
    return new DynamoDbTenantItems(dynamoDb, new Table("budgets", table, List.of(TENANT)));
  }

  private static DynamoDbTenantItems of(
      DynamoDbClient dynamoDb, String store, String table, String rangeKey) {
    return new DynamoDbTenantItems(dynamoDb, new Table(store, table, List.of(TENANT, rangeKey)));
  }

  DynamoDbTenantItems(DynamoDbClient dynamoDb, Table table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public String name() {
    return table.store();
  }

  @Override
  public long count(TenantId tenant, Deadline deadline) {
    long count = 0;
    var request = items(tenant).select(Select.COUNT);
    while (true) {
      deadline.check("counting " + name());
      var page = call("Query", () -> dynamoDb.query(request.build()));
      count += page.count();
      if (page.lastEvaluatedKey().isEmpty()) {
        return count;
      }
      request.exclusiveStartKey(page.lastEvaluatedKey());
    }
  }

  @Override
  public void delete(TenantId tenant, Deadline deadline) {
    // What is deleted is not found again, so each look starts from the beginning.
    for (var keys = keys(tenant, deadline); !keys.isEmpty(); keys = keys(tenant, deadline)) {
      delete(keys);
    }
  }

  private List<Map<String, AttributeValue>> keys(TenantId tenant, Deadline deadline) {
    deadline.check("deleting " + name());
    var request =
        items(tenant).limit(BATCH_MAX).projectionExpression(String.join(", ", table.keys()));
    return call("Query", () -> dynamoDb.query(request.build())).items();
  }

  private QueryRequest.Builder items(TenantId tenant) {
    return QueryRequest.builder()
        .tableName(table.name())
        .consistentRead(true)
        .keyConditionExpression("tenant_id = :tenant")
        .expressionAttributeValues(Map.of(":tenant", Item.text(tenant.value())));
  }

  private void delete(List<Map<String, AttributeValue>> keys) {
    var deletes =
        keys.stream()
            .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build())
            .toList();
    var refused =
        call(
                "BatchWriteItem",
                () ->
                    dynamoDb.batchWriteItem(
                        request -> request.requestItems(Map.of(table.name(), deletes))))
            .unprocessedItems()
            .getOrDefault(table.name(), List.of());
    if (refused.size() == deletes.size()) {
      throw new DependencyFailure.Transient(
          "DynamoDB BatchWriteItem failed: nothing processed, items=" + deletes.size(), null);
    }
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
