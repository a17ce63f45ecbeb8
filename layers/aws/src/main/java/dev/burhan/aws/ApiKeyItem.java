package dev.burhan.aws;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Life;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore.StoredKey;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes and reads the items of the API keys table: keys, and how many a tenant has. */
final class ApiKeyItem {

  static final String HASH = "key_hash";
  static final String ID = "key_id";
  static final String TENANT = "tenant_id";

  private static final String LABEL = "label";
  private static final String SCOPES = "scopes";
  private static final String DEPLOYMENT = "deployment";
  private static final String CREATED_AT = "created_at";
  private static final String EXPIRES_AT = "expires_at";

  private ApiKeyItem() {}

  static Map<String, AttributeValue> key(KeyHash hash) {
    return Map.of(HASH, Item.text(hash.hex()));
  }

  /** No hash looks like this, and without a tenant attribute it is in no list. */
  static Map<String, AttributeValue> count(TenantId tenant) {
    return Map.of(HASH, Item.text("count#" + tenant.value()));
  }

  static Map<String, AttributeValue> of(KeyHash hash, ApiKey key) {
    var item =
        Item.of(key(hash))
            .put(ID, Item.text(key.id().value()))
            .put(TENANT, Item.text(key.tenant().value()))
            .put(LABEL, Item.text(key.label()))
            .put(DEPLOYMENT, Item.text(key.deployment()))
            .put(CREATED_AT, Item.text(MilliTime.text(key.life().createdAt())));
    key.life().expiresAt().ifPresent(end -> item.put(EXPIRES_AT, Item.text(MilliTime.text(end))));
    // DynamoDB knows no empty set.
    if (!key.scopes().isEmpty()) {
      var scopes = key.scopes().stream().map(Scope::name).sorted().toList();
      item.put(SCOPES, AttributeValue.fromSs(scopes));
    }
    return item.attributes();
  }

  static StoredKey read(Map<String, AttributeValue> attributes) {
    var item = Item.of(attributes);
    var scopes = Set.copyOf(item.texts(SCOPES, Scope::valueOf));
    var life =
        new Life(
            item.text(CREATED_AT, Instant::parse), item.optionalText(EXPIRES_AT, Instant::parse));
    return new StoredKey(
        item.text(HASH, KeyHash::new),
        item.text(
            TENANT,
            tenant ->
                new ApiKey(
                    item.text(ID, KeyId::new),
                    new TenantId(tenant),
                    item.text(LABEL, text -> text),
                    scopes,
                    item.text(DEPLOYMENT, text -> text),
                    life)));
  }
}
