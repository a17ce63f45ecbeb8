package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.idempotency.IdempotencyKey;
import dev.burhan.idempotency.IdempotencyStore;
import dev.burhan.idempotency.StoredResponse;
import dev.burhan.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Remembers requests in a DynamoDB table with the keys {@code tenant_id} and {@code request_key}.
 * Bodies are packed, since an item holds 400 KB. {@code locked_until} is in epoch milliseconds,
 * {@code expires_at} in epoch seconds, as DynamoDB's time to live wants them.
 */
public final class DynamoDbIdempotencyStore implements IdempotencyStore {

  private static final String SERVICE = "DynamoDB";
  private static final String TENANT = "tenant_id";
  static final String KEY = "request_key";
  private static final String FINGERPRINT = "fingerprint";
  private static final String LOCK = "request_lock";

  private static final String STATUS = "response_status";
  private static final String TYPE = "response_type";
  private static final String HEADERS = "response_headers";
  private static final String BODY = "response_body";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbIdempotencyStore(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Beginning begin(TenantId tenant, IdempotencyKey key, String fingerprint, Duration lock) {
    return AwsFailures.translating(
        SERVICE,
        "UpdateItem",
        () -> {
          try {
            var begun = dynamoDb.updateItem(beginning(tenant, key, fingerprint, lock));
            return new Beginning.Begun(Item.of(begun.attributes()).number(LOCK));
          } catch (ConditionalCheckFailedException e) {
            return held(Item.of(e.item()), fingerprint);
          }
        });
  }

  private UpdateItemRequest beginning(
      TenantId tenant, IdempotencyKey key, String fingerprint, Duration lock) {
    var now = clock.instant();
    return request(tenant, key)
        .updateExpression(
            "SET fingerprint = :fingerprint, locked_until = :until, expires_at = :expires,"
                + " request_lock = if_not_exists(request_lock, :none) + :one"
                + " REMOVE response_status, response_type, response_headers, response_body")
        .conditionExpression(
            "attribute_not_exists(request_key) OR expires_at < :now_seconds"
                + " OR (attribute_not_exists(response_status) AND locked_until < :now)")
        .expressionAttributeValues(
            Map.of(
                ":fingerprint", Item.text(fingerprint),
                ":until", Item.number(now.plus(lock).toEpochMilli()),
                ":expires", Item.number(now.plus(KEPT).getEpochSecond()),
                ":none", Item.number(0),
                ":one", Item.number(1),
                ":now", Item.number(now.toEpochMilli()),
                ":now_seconds", Item.number(now.getEpochSecond())))
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static Beginning held(Item item, String fingerprint) {
    if (!item.text(FINGERPRINT, text -> text).equals(fingerprint)) {
      return new Beginning.Conflict();
    }
    if (!item.has(STATUS)) {
      return new Beginning.InProgress();
    }
    return new Beginning.Done(
        new StoredResponse(
            item.number(STATUS),
            item.text(TYPE, text -> text),
            item.strings(HEADERS),
            unpacked(item.bytes(BODY))));
  }

  @Override
  public void complete(TenantId tenant, IdempotencyKey key, int lock, StoredResponse response) {
    var headers = new LinkedHashMap<String, AttributeValue>();
    response.headers().forEach((name, value) -> headers.put(name, Item.text(value)));
    unlessLost(
        () ->
            dynamoDb.updateItem(
                request(tenant, key)
                    .updateExpression(
                        "SET response_status = :status, response_type = :type,"
                            + " response_headers = :headers, response_body = :body")
                    .conditionExpression(
                        "request_lock = :lock AND attribute_not_exists(response_status)")
                    .expressionAttributeValues(
                        Map.of(
                            ":status", Item.number(response.status()),
                            ":type", Item.text(response.contentType()),
                            ":headers", Item.map(headers),
                            ":body", AttributeValue.fromB(packed(response.body())),
                            ":lock", Item.number(lock)))
                    .build()));
  }

  /** The lock goes on counting, so that whoever had it stays apart from whoever is next. */
  @Override
  public void abandon(TenantId tenant, IdempotencyKey key, int lock) {
    unlessLost(
        () ->
            dynamoDb.updateItem(
                request(tenant, key)
                    .updateExpression("SET locked_until = :past")
                    .conditionExpression(
                        "request_lock = :lock AND attribute_not_exists(response_status)")
                    .expressionAttributeValues(
                        Map.of(":past", Item.number(0), ":lock", Item.number(lock)))
                    .build()));
  }

  private UpdateItemRequest.Builder request(TenantId tenant, IdempotencyKey key) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of(TENANT, Item.text(tenant.value()), KEY, Item.text(key.value())));
  }

  private static void unlessLost(Runnable write) {
    AwsFailures.translating(
        SERVICE,
        "UpdateItem",
        () -> {
          try {
            write.run();
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  private static SdkBytes packed(String text) {
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return SdkBytes.fromByteArray(packed.toByteArray());
  }

  private static String unpacked(byte[] packed) {
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DependencyFailure.Permanent("DynamoDB item is malformed: " + BODY, e);
    }
  }
}
