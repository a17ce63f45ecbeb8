package dev.burhan.aws;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.DeliveryFault;
import dev.burhan.webhooks.MessageId;
import dev.burhan.webhooks.WebhookDelivery;
import dev.burhan.webhooks.WebhookLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Remembers deliveries in the table of {@link DynamoDbWebhookStore}, as long as jobs are kept. */
public final class DynamoDbWebhookLog implements WebhookLog {

  private static final String SERVICE = "DynamoDB";
  private static final String MESSAGE = "message_id";
  private static final String STATE = "delivery_state";
  private static final String ATTEMPTS = "attempts";
  private static final String HTTP_STATUS = "http_status";
  private static final String FAULT = "fault";
  private static final String AT = "updated_at";

  /** Epoch seconds, as DynamoDB's time to live wants them. */
  private static final String EXPIRES_AT = "expires_at";

  private static final Duration KEPT = Duration.ofDays(30);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbWebhookLog(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void record(TenantId tenant, JobId job, WebhookDelivery delivery) {
    var item =
        Item.of(WebhookItem.delivery(tenant, job))
            .put(MESSAGE, Item.text(delivery.message().value()))
            .put(STATE, Item.text(delivery.state().name()))
            .put(ATTEMPTS, Item.number(delivery.attempts()))
            .put(AT, Item.text(delivery.at().toString()))
            .put(EXPIRES_AT, Item.number(delivery.at().plus(KEPT).getEpochSecond()));
    delivery.status().ifPresent(status -> item.put(HTTP_STATUS, Item.number(status)));
    delivery.fault().ifPresent(fault -> item.put(FAULT, Item.text(fault.name())));
    AwsFailures.translating(
        SERVICE,
        "PutItem",
        () -> dynamoDb.putItem(request -> request.tableName(table).item(item.attributes())));
  }

  @Override
  public Optional<WebhookDelivery> find(TenantId tenant, JobId job) {
    var response =
        AwsFailures.translating(
            SERVICE,
            "GetItem",
            () ->
                dynamoDb.getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(WebhookItem.delivery(tenant, job))
                            .consistentRead(true)));
    return response.hasItem() ? Optional.of(delivery(Item.of(response.item()))) : Optional.empty();
  }

  private static WebhookDelivery delivery(Item item) {
    return new WebhookDelivery(
        item.text(MESSAGE, MessageId::new),
        item.text(STATE, WebhookDelivery.State::valueOf),
        item.number(ATTEMPTS),
        item.has(HTTP_STATUS) ? OptionalInt.of(item.number(HTTP_STATUS)) : OptionalInt.empty(),
        item.optionalText(FAULT, DeliveryFault::valueOf),
        item.text(AT, Instant::parse));
  }
}
