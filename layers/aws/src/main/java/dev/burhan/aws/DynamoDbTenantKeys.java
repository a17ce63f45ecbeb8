package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Counts and deletes a tenant's keys in the table of {@link DynamoDbApiKeyStore}, and the item that
 * counts them. The index may show a key a moment after it is gone.
 */
public final class DynamoDbTenantKeys implements TenantData {

  private static final String SERVICE = "DynamoDB";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbTenantKeys(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public String name() {
    return "api_keys";
  }

  @Override
  public long count(TenantId tenant, Deadline deadline) {
    long count = 0;
    for (var page = page(tenant, Map.of(), deadline); ; ) {
      count += page.count();
      if (page.lastEvaluatedKey().isEmpty()) {
        return count;
      }
      page = page(tenant, page.lastEvaluatedKey(), deadline);
    }
  }

  @Override
  public void delete(TenantId tenant, Deadline deadline) {
    for (var page = page(tenant, Map.of(), deadline); ; ) {
      page.items().forEach(item -> delete(tenant, ApiKeyItem.read(item).hash()));
      if (page.lastEvaluatedKey().isEmpty()) {
        break;
      }
      page = page(tenant, page.lastEvaluatedKey(), deadline);
    }
    call(
        "DeleteItem",
        () -> dynamoDb.deleteItem(it -> it.tableName(table).key(ApiKeyItem.count(tenant))));
  }

  private QueryResponse page(
      TenantId tenant, Map<String, AttributeValue> after, Deadline deadline) {
    deadline.check("looking for keys");
    var request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(DynamoDbApiKeyStore.INDEX)
            .keyConditionExpression("tenant_id = :tenant")
            .expressionAttributeValues(Map.of(":tenant", Item.text(tenant.value())));
    if (!after.isEmpty()) {
      request.exclusiveStartKey(after);
    }
    return call("Query", () -> dynamoDb.query(request.build()));
  }

  private void delete(TenantId tenant, KeyHash hash) {
    call(
        "DeleteItem",
        () -> {
          try {
            dynamoDb.deleteItem(
                request ->
                    request
                        .tableName(table)
                        .key(ApiKeyItem.key(hash))
                        .conditionExpression("tenant_id = :tenant")
                        .expressionAttributeValues(Map.of(":tenant", Item.text(tenant.value()))));
          } catch (ConditionalCheckFailedException e) {
            // It was gone before the index knew.
          }
          return true;
        });
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
