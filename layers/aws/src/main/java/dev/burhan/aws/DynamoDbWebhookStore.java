package dev.burhan.aws;

import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.SecretId;
import dev.burhan.webhooks.Webhook;
import dev.burhan.webhooks.Webhook.PreviousSecret;
import dev.burhan.webhooks.WebhookStore;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Keeps webhooks in a DynamoDB table with the keys {@code tenant_id} and {@code webhook_key}. */
public final class DynamoDbWebhookStore implements WebhookStore {

  private static final String SERVICE = "DynamoDB";
  private static final String URL = "url";
  private static final String SECRET = "secret_id";
  private static final String CREATED_AT = "created_at";
  private static final String PREVIOUS = "previous_secret_id";
  private static final String PREVIOUS_UNTIL = "previous_until";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbWebhookStore(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void put(TenantId tenant, Webhook webhook) {
    var item =
        Item.of(WebhookItem.webhook(tenant))
            .put(URL, Item.text(webhook.url().toString()))
            .put(SECRET, Item.text(webhook.secretId().value()))
            .put(CREATED_AT, Item.text(webhook.createdAt().toString()));
    webhook
        .previous()
        .ifPresent(
            previous ->
                item.put(PREVIOUS, Item.text(previous.secretId().value()))
                    .put(PREVIOUS_UNTIL, Item.text(previous.until().toString())));
    AwsFailures.translating(
        SERVICE,
        "PutItem",
        () -> dynamoDb.putItem(request -> request.tableName(table).item(item.attributes())));
  }

  @Override
  public Optional<Webhook> find(TenantId tenant) {
    var response =
        AwsFailures.translating(
            SERVICE,
            "GetItem",
            () ->
                dynamoDb.getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(WebhookItem.webhook(tenant))
                            .consistentRead(true)));
    return response.hasItem() ? Optional.of(webhook(Item.of(response.item()))) : Optional.empty();
  }

  private static Webhook webhook(Item item) {
    return new Webhook(
        item.text(URL, URI::create),
        item.text(SECRET, SecretId::new),
        item.text(CREATED_AT, Instant::parse),
        item.optionalText(PREVIOUS, SecretId::new)
            .map(id -> new PreviousSecret(id, item.text(PREVIOUS_UNTIL, Instant::parse))));
  }

  @Override
  public void remove(TenantId tenant) {
    AwsFailures.translating(
        SERVICE,
        "DeleteItem",
        () ->
            dynamoDb.deleteItem(
                request -> request.tableName(table).key(WebhookItem.webhook(tenant))));
  }
}
