package dev.burhan.aws;

import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Keeps tenants in a DynamoDB table whose key is {@code tenant_id}. Every change is one conditional
 * write; a refused one that finds what it was to write was our own, whose answer was lost.
 */
public final class DynamoDbTenantStore implements TenantStore {

  private static final String SERVICE = "DynamoDB";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbTenantStore(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public boolean create(Tenant tenant) {
    return put(put(tenant).conditionExpression("attribute_not_exists(tenant_id)").build(), tenant);
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    var response =
        call(
            "GetItem",
            () ->
                dynamoDb.getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(TenantItem.key(id))
                            // A tenant just suspended must not be served.
                            .consistentRead(true)));
    return response.hasItem() ? Optional.of(TenantItem.read(response.item())) : Optional.empty();
  }

  @Override
  public List<Tenant> list(Optional<TenantId> after, int limit) {
    var found = new ArrayList<Tenant>();
    var request = ScanRequest.builder().tableName(table).limit(limit).consistentRead(true);
    after.ifPresent(last -> request.exclusiveStartKey(TenantItem.key(last)));
    while (true) {
      var page = call("Scan", () -> dynamoDb.scan(request.build()));
      page.items().forEach(item -> found.add(TenantItem.read(item)));
      if (found.size() >= limit || page.lastEvaluatedKey().isEmpty()) {
        return found.subList(0, Math.min(limit, found.size()));
      }
      request.exclusiveStartKey(page.lastEvaluatedKey());
    }
  }

  @Override
  public boolean replace(Tenant known, Tenant changed) {
    return put(
        put(changed)
            .conditionExpression(TenantItem.isUnchanged(known))
            .expressionAttributeValues(TenantItem.values(known))
            .build(),
        changed);
  }

  private PutItemRequest.Builder put(Tenant tenant) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(TenantItem.of(tenant))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  private boolean put(PutItemRequest request, Tenant wanted) {
    return call(
        "PutItem",
        () -> {
          try {
            dynamoDb.putItem(request);
            return true;
          } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && TenantItem.read(e.item()).equals(wanted);
          }
        });
  }

  @Override
  public boolean remove(Tenant known) {
    var request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(TenantItem.key(known.id()))
            .conditionExpression(TenantItem.isUnchanged(known))
            .expressionAttributeValues(TenantItem.values(known))
            .build();
    return call(
        "DeleteItem",
        () -> {
          try {
            dynamoDb.deleteItem(request);
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
