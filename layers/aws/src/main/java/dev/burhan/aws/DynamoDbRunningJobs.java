package dev.burhan.aws;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunningJobs;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts the running jobs of a tenant in one item of the jobs table, a map from job to the end of
 * its time. Its key is no id of a job, so it cannot be asked for as one.
 */
public final class DynamoDbRunningJobs implements RunningJobs {

  private static final String SERVICE = "DynamoDB";
  private static final String KEY = "#running";
  private static final String HOLDERS = "holders";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbRunningJobs(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean enter(TenantId tenant, JobId job, int max, Duration time) {
    return AwsFailures.translating(
        SERVICE, "UpdateItem", () -> tryEnter(tenant, job, max, time, true));
  }

  private boolean tryEnter(
      TenantId tenant, JobId job, int max, Duration time, boolean mayMakeRoom) {
    try {
      dynamoDb.updateItem(entering(tenant, job, max, time));
      return true;
    } catch (ConditionalCheckFailedException e) {
      if (!e.hasItem() || !e.item().containsKey(HOLDERS)) {
        makeMap(tenant);
        return tryEnter(tenant, job, max, time, mayMakeRoom);
      }
      return mayMakeRoom
          && removeExpired(tenant, e.item())
          && tryEnter(tenant, job, max, time, false);
    }
  }

  private UpdateItemRequest entering(TenantId tenant, JobId job, int max, Duration time) {
    return request(tenant)
        .updateExpression("SET #holders.#job = :end")
        .conditionExpression("size(#holders) < :max OR attribute_exists(#holders.#job)")
        .expressionAttributeNames(Map.of("#holders", HOLDERS, "#job", job.value()))
        .expressionAttributeValues(
            Map.of(
                ":end", Item.number(clock.instant().plus(time).toEpochMilli()),
                ":max", Item.number(max)))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /** A path into a map can be set only where the map is. */
  private void makeMap(TenantId tenant) {
    dynamoDb.updateItem(
        request(tenant)
            .updateExpression("SET #holders = if_not_exists(#holders, :none)")
            .expressionAttributeNames(Map.of("#holders", HOLDERS))
            .expressionAttributeValues(Map.of(":none", Item.map(Map.of())))
            .build());
  }

  /** Lets jobs out whose time has passed, each only if it has not entered again; false if none. */
  private boolean removeExpired(TenantId tenant, Map<String, AttributeValue> item) {
    var now = clock.instant().toEpochMilli();
    var expired = new LinkedHashMap<String, AttributeValue>();
    item.getOrDefault(HOLDERS, Item.map(Map.of()))
        .m()
        .forEach(
            (job, end) -> {
              if (Long.parseLong(end.n()) < now) {
                expired.put(job, end);
              }
            });
    if (expired.isEmpty()) {
      return false;
    }
    try {
      dynamoDb.updateItem(removing(tenant, expired));
    } catch (ConditionalCheckFailedException e) {
      // Another worker was first; the next try sees what it left.
    }
    return true;
  }

  private UpdateItemRequest removing(TenantId tenant, Map<String, AttributeValue> expired) {
    var names = new LinkedHashMap<String, String>();
    names.put("#holders", HOLDERS);
    var values = new LinkedHashMap<String, AttributeValue>();
    expired.forEach(
        (job, end) -> {
          values.put(":end" + values.size(), end);
          names.put("#job" + (values.size() - 1), job);
        });
    return request(tenant)
        .updateExpression("REMOVE " + each(values.size(), "#holders.#job%1$d", ", "))
        .conditionExpression(each(values.size(), "#holders.#job%1$d = :end%1$d", " AND "))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private static String each(int number, String format, String separator) {
    return java.util.stream.IntStream.range(0, number)
        .mapToObj(i -> String.format(java.util.Locale.ROOT, format, i))
        .collect(Collectors.joining(separator));
  }

  @Override
  public void leave(TenantId tenant, JobId job) {
    AwsFailures.translating(
        SERVICE,
        "UpdateItem",
        () -> {
          try {
            return dynamoDb.updateItem(
                request(tenant)
                    .updateExpression("REMOVE #holders.#job")
                    .conditionExpression("attribute_exists(#holders.#job)")
                    .expressionAttributeNames(Map.of("#holders", HOLDERS, "#job", job.value()))
                    .build());
          } catch (ConditionalCheckFailedException e) {
            return null;
          }
        });
  }

  private UpdateItemRequest.Builder request(TenantId tenant) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of(JobItem.TENANT, Item.text(tenant.value()), JobItem.ID, Item.text(KEY)));
  }
}
