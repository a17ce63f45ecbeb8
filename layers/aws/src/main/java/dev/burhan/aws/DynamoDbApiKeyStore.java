package dev.burhan.aws;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Keeps API keys in a DynamoDB table whose key is {@code key_hash}, with an index {@value #INDEX}
 * by {@code tenant_id} and {@code key_id} that holds whole items. How many keys a tenant has is an
 * item of its own, written in one transaction with each key that comes or goes.
 */
public final class DynamoDbApiKeyStore implements ApiKeyStore {

  private static final String SERVICE = "DynamoDB";
  static final String INDEX = "tenant_keys";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Contention contention;

  public DynamoDbApiKeyStore(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.contention = new Contention(clock);
  }

  @Override
  public boolean create(TenantId tenant, KeyHash hash, ApiKey key, int keysMax) {
    var put =
        Put.builder()
            .tableName(table)
            .item(ApiKeyItem.of(hash, key))
            .conditionExpression("attribute_not_exists(key_hash)")
            .build();
    var count =
        count(tenant)
            .updateExpression("SET key_count = if_not_exists(key_count, :none) + :one")
            .conditionExpression("attribute_not_exists(key_count) OR key_count < :max")
            .expressionAttributeValues(
                Map.of(
                    ":none", Item.number(0),
                    ":one", Item.number(1),
                    ":max", Item.number(keysMax)))
            .build();
    return write(
            TransactWriteItem.builder().put(put).build(),
            TransactWriteItem.builder().update(count).build())
        || find(hash).filter(new StoredKey(hash, key)::equals).isPresent();
  }

  private Update.Builder count(TenantId tenant) {
    return Update.builder().tableName(table).key(ApiKeyItem.count(tenant));
  }

  private boolean write(TransactWriteItem... items) {
    return call(
        "TransactWriteItems",
        () ->
            contention.run(
                () -> dynamoDb.transactWriteItems(request -> request.transactItems(items))));
  }

  @Override
  public Optional<StoredKey> find(KeyHash hash) {
    var response =
        call(
            "GetItem",
            () ->
                dynamoDb.getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(ApiKeyItem.key(hash))
                            // A key just made must not be refused, nor the refusal be cached.
                            .consistentRead(true)));
    return response.hasItem() ? Optional.of(ApiKeyItem.read(response.item())) : Optional.empty();
  }

  @Override
  public Optional<ApiKey> find(TenantId tenant, KeyId id) {
    return stored(tenant, id).map(StoredKey::key);
  }

  private Optional<StoredKey> stored(TenantId tenant, KeyId id) {
    var values = values(tenant);
    values.put(":id", Item.text(id.value()));
    return query("tenant_id = :tenant AND key_id = :id", values, 1).stream().findFirst();
  }

  @Override
  public List<ApiKey> list(TenantId tenant, Optional<KeyId> after, int limit) {
    var values = values(tenant);
    after.ifPresent(last -> values.put(":after", Item.text(last.value())));
    var condition = "tenant_id = :tenant" + (after.isPresent() ? " AND key_id > :after" : "");
    return query(condition, values, limit).stream().map(StoredKey::key).toList();
  }

  private static Map<String, AttributeValue> values(TenantId tenant) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":tenant", Item.text(tenant.value()));
    return values;
  }

  /** A page of the service may hold less than was asked for. */
  private List<StoredKey> query(String condition, Map<String, AttributeValue> values, int limit) {
    var found = new ArrayList<StoredKey>();
    var request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(INDEX)
            .keyConditionExpression(condition)
            .expressionAttributeValues(values)
            .limit(limit)
            .build();
    while (true) {
      var next = request;
      var page = call("Query", () -> dynamoDb.query(next));
      page.items().forEach(item -> found.add(ApiKeyItem.read(item)));
      if (found.size() >= limit || page.lastEvaluatedKey().isEmpty()) {
        return found.subList(0, Math.min(limit, found.size()));
      }
      request = request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
    }
  }

  @Override
  public boolean expire(TenantId tenant, KeyId id, Instant end) {
    return stored(tenant, id).filter(stored -> expire(tenant, stored.hash(), end)).isPresent();
  }

  private boolean expire(TenantId tenant, KeyHash hash, Instant end) {
    return call(
        "UpdateItem",
        () -> {
          try {
            dynamoDb.updateItem(
                request ->
                    request
                        .tableName(table)
                        .key(ApiKeyItem.key(hash))
                        .updateExpression("SET expires_at = :end")
                        .conditionExpression(
                            "tenant_id = :tenant"
                                + " AND (attribute_not_exists(expires_at) OR expires_at > :end)")
                        .expressionAttributeValues(
                            Map.of(
                                ":tenant", Item.text(tenant.value()),
                                ":end", Item.text(MilliTime.text(end))))
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
          } catch (ConditionalCheckFailedException e) {
            // It ends sooner already, unless it is gone.
            return e.hasItem();
          }
        });
  }

  @Override
  public boolean remove(TenantId tenant, KeyId id) {
    return stored(tenant, id).filter(stored -> remove(tenant, stored.hash())).isPresent();
  }

  private boolean remove(TenantId tenant, KeyHash hash) {
    var delete =
        Delete.builder()
            .tableName(table)
            .key(ApiKeyItem.key(hash))
            .conditionExpression("tenant_id = :tenant")
            .expressionAttributeValues(Map.of(":tenant", Item.text(tenant.value())))
            .build();
    var count =
        count(tenant)
            .updateExpression("SET key_count = key_count - :one")
            .expressionAttributeValues(Map.of(":one", Item.number(1)))
            .build();
    return write(
        TransactWriteItem.builder().delete(delete).build(),
        TransactWriteItem.builder().update(count).build());
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
