package dev.burhan.aws;

import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Describes one conditional UpdateItem on the jobs table. Names go in as {@code #name} because
 * "status" and others are reserved words; the conditions also fail for an item that is not there,
 * so no update makes one.
 */
record JobUpdate(String condition, Map<String, AttributeValue> operands, Item changes) {

  /** The job has not ended. */
  static JobUpdate ofOpenJob(Instant now) {
    return new JobUpdate("#status IN (:submitted, :running)", statuses(), changedAt(now));
  }

  /** The job has not ended and nobody's lease on it runs. */
  static JobUpdate ofFreeJob(Instant now) {
    var operands = statuses();
    operands.put(":instant", Item.number(now.toEpochMilli()));
    return new JobUpdate(
        "#status = :submitted OR (#status = :running AND #lease_until < :instant)",
        operands,
        changedAt(now));
  }

  JobUpdate set(String name, AttributeValue value) {
    changes.put(name, value);
    return this;
  }

  UpdateItemRequest on(String table, TenantId tenant, JobId id) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(JobItem.key(tenant, id))
        .updateExpression(expression())
        .conditionExpression(condition)
        .expressionAttributeNames(names())
        .expressionAttributeValues(values())
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private String expression() {
    return changes.attributes().keySet().stream()
        .sorted()
        .map(name -> "#" + name + " = :new_" + name)
        .collect(Collectors.joining(", ", "SET ", ""));
  }

  private Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    changes.attributes().keySet().forEach(name -> names.put("#" + name, name));
    names.put("#status", JobItem.STATUS);
    return names;
  }

  private Map<String, AttributeValue> values() {
    var values = new LinkedHashMap<>(operands);
    changes.attributes().forEach((name, value) -> values.put(":new_" + name, value));
    return values;
  }

  private static Item changedAt(Instant now) {
    return Item.empty().put(JobItem.UPDATED_AT, Item.text(now.toString()));
  }

  private static Map<String, AttributeValue> statuses() {
    var statuses = new LinkedHashMap<String, AttributeValue>();
    statuses.put(":submitted", Item.text(Status.SUBMITTED.name()));
    statuses.put(":running", Item.text(Status.RUNNING.name()));
    return statuses;
  }
}
