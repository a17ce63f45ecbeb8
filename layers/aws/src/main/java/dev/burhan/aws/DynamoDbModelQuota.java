package dev.burhan.aws;

import dev.burhan.metering.ModelQuota;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Shares the tokens of each model in one item of a DynamoDB table with the key {@code model_name}.
 *
 * <p>One conditional write takes tokens. What is kept for others in its condition comes from what
 * was seen in the last seconds: others can only have used more since, so too much is kept rather
 * than too little, and a refusal brings news. Who came since is the newcomer that is kept for.
 */
public final class DynamoDbModelQuota implements ModelQuota {

  private static final String SERVICE = "DynamoDB";
  private static final String MODEL = "model_name";

  private static final Duration FRESH = Duration.ofSeconds(5);

  /** With news from the first refusal, the second is final unless others were quicker. */
  private static final int ATTEMPTS_MAX = 3;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Map<String, Long> quotas;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(QuotaItem item, Instant at) {}

  /**
   * @param quotas tokens a minute of the models that have a quota
   */
  public DynamoDbModelQuota(
      DynamoDbClient dynamoDb, String table, Map<String, Long> quotas, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.quotas = Map.copyOf(quotas);
    this.clock = clock;
  }

  @Override
  public Turn take(TenantId tenant, String model, long tokens) {
    var quota = quotas.get(model);
    if (quota == null) {
      return new Turn.Taken();
    }
    return AwsFailures.translating(
        SERVICE, "UpdateItem", () -> take(new Call(tenant, model, Math.min(tokens, quota)), quota));
  }

  private record Call(TenantId tenant, String model, long tokens) {}

  private Turn take(Call call, long quota) {
    var now = clock.instant();
    var item = lastSeen(call, now);
    for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      try {
        see(call, dynamoDb.updateItem(taking(call, item, quota, now)).attributes(), now);
        return new Turn.Taken();
      } catch (ConditionalCheckFailedException e) {
        item = see(call, e.item(), now);
        if (!item.share(quota, now).allows(call.tenant(), call.tokens(), now)) {
          break;
        }
      }
    }
    var own = QuotaItem.used(call.tenant(), now);
    if (!item.has(own)) {
      // Whoever waits counts as active, so that a share is kept for it.
      item = see(call, dynamoDb.updateItem(asking(call, own)).attributes(), now);
    }
    return new Turn.Wait(item.share(quota, now).wait(call.tenant(), call.tokens(), now));
  }

  private QuotaItem lastSeen(Call call, Instant now) {
    var last = seen.get(call.model());
    if (last != null && now.isBefore(last.at().plus(FRESH))) {
      return last.item();
    }
    var response =
        dynamoDb.getItem(get -> get.tableName(table).key(Map.of(MODEL, Item.text(call.model()))));
    return see(call, response.item(), now);
  }

  private QuotaItem see(Call call, Map<String, AttributeValue> attributes, Instant now) {
    var item = new QuotaItem(attributes);
    seen.put(call.model(), new Seen(item, now));
    return item;
  }

  private UpdateItemRequest taking(Call call, QuotaItem item, long quota, Instant now) {
    var share = item.share(quota, now);
    var stale = item.stale(now);
    var names = new HashMap<String, String>();
    names.put("#total", QuotaItem.total(now));
    names.put("#own", QuotaItem.used(call.tenant(), now));
    for (int i = 0; i < stale.size(); i++) {
      names.put("#stale" + i, stale.get(i));
    }
    long borrow = share.borrowMost(call.tenant(), call.tokens(), now);
    return request(call)
        .updateExpression(
            "SET #total = if_not_exists(#total, :none) + :tokens,"
                + " #own = if_not_exists(#own, :none) + :tokens"
                + removing(stale))
        .conditionExpression(
            "(attribute_not_exists(#total) OR #total <= :most)"
                + " AND (attribute_not_exists(#own) OR #own <= :own OR #total <= :borrow)")
        .expressionAttributeNames(names)
        .expressionAttributeValues(
            Map.of(
                ":none", Item.number(0),
                ":tokens", Item.number(call.tokens()),
                ":most", Item.number(share.most(call.tokens())),
                ":own", Item.number(share.ownMost(call.tenant(), call.tokens())),
                ":borrow", Item.number(borrow)))
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static String removing(List<String> stale) {
    var removed = new StringBuilder();
    for (int i = 0; i < stale.size(); i++) {
      removed.append(i == 0 ? " REMOVE " : ", ").append("#stale").append(i);
    }
    return removed.toString();
  }

  private UpdateItemRequest asking(Call call, String own) {
    return request(call)
        .updateExpression("SET #own = if_not_exists(#own, :none)")
        .expressionAttributeNames(Map.of("#own", own))
        .expressionAttributeValues(Map.of(":none", Item.number(0)))
        .returnValues(ReturnValue.ALL_NEW)
        .build();
  }

  private UpdateItemRequest.Builder request(Call call) {
    return UpdateItemRequest.builder().tableName(table).key(Map.of(MODEL, Item.text(call.model())));
  }
}
