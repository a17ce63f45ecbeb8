package dev.burhan.aws;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keeps API keys in a DynamoDB table whose key is {@code key_hash}. */
public final class DynamoDbApiKeyStore implements ApiKeyStore {

  private static final String SERVICE = "DynamoDB";
  private static final String HASH = "key_hash";
  private static final String ID = "key_id";
  private static final String TENANT = "tenant_id";
  private static final String SCOPES = "scopes";
  private static final String EXPIRES_AT = "expires_at";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbApiKeyStore(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void save(KeyHash hash, ApiKey key) {
    var item = toItem(hash, key);
    AwsFailures.translating(
        SERVICE, "PutItem", () -> dynamoDb.putItem(request -> request.tableName(table).item(item)));
  }

  @Override
  public Optional<ApiKey> find(KeyHash hash) {
    var response =
        AwsFailures.translating(
            SERVICE,
            "GetItem",
            () ->
                dynamoDb.getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(Map.of(HASH, Item.text(hash.hex())))
                            // A key just made must not be refused, nor the refusal be cached.
                            .consistentRead(true)));
    return response.hasItem() ? Optional.of(toKey(Item.of(response.item()))) : Optional.empty();
  }

  private static Map<String, AttributeValue> toItem(KeyHash hash, ApiKey key) {
    var item =
        Item.empty()
            .put(HASH, Item.text(hash.hex()))
            .put(ID, Item.text(key.id()))
            .put(TENANT, Item.text(key.tenant().value()));
    key.expiresAt().ifPresent(end -> item.put(EXPIRES_AT, Item.text(end.toString())));
    // DynamoDB knows no empty set.
    if (!key.scopes().isEmpty()) {
      var scopes = key.scopes().stream().map(Scope::name).sorted().toList();
      item.put(SCOPES, AttributeValue.fromSs(scopes));
    }
    return item.attributes();
  }

  private static ApiKey toKey(Item item) {
    return new ApiKey(
        item.text(ID, text -> text),
        item.text(TENANT, TenantId::new),
        Set.copyOf(item.texts(SCOPES, Scope::valueOf)),
        item.optionalText(EXPIRES_AT, Instant::parse));
  }
}
