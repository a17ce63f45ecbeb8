package dev.burhan.aws;

import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore.Lease;
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
record JobUpdate(
    String condition,
    Map<String, AttributeValue> operands,
    Item changes,
    Map<String, String> computed) {

  /** The job has not ended. */
  static JobUpdate ofOpenJob(Instant now) {
    return new JobUpdate(
        "#status IN (:submitted, :running)",
        statuses(Status.SUBMITTED, Status.RUNNING),
        changedAt(now),
        Map.of());
  }

  /** The job has not ended and nobody's lease on it runs; taking it counts as an attempt. */
  static JobUpdate ofFreeJob(Instant now) {
    var operands = statuses(Status.SUBMITTED, Status.RUNNING);
    operands.put(":instant", Item.number(now.toEpochMilli()));
    operands.put(":one", Item.number(1));
    return new JobUpdate(
        "#status = :submitted OR (#status = :running AND #lease_until < :instant)",
        operands,
        changedAt(now),
        Map.of(JobItem.ATTEMPTS, "#attempts + :one"));
  }

  /** The job is worked on by who holds the lease: no later attempt has begun. */
  static JobUpdate ofLeasedJob(Lease lease, Instant now) {
    var operands = statuses(Status.RUNNING);
    operands.put(":attempt", Item.number(lease.attempt()));
    return new JobUpdate(
        "#status = :running AND #attempts = :attempt", operands, changedAt(now), Map.of());
  }

  /** The job failed, for a reason of this code. */
  static JobUpdate ofFailedJob(String code, Instant now) {
    var operands = statuses(Status.FAILED);
    operands.put(":code", Item.text(code));
    return new JobUpdate(
        "#status = :failed AND #reason = :code", operands, changedAt(now), Map.of());
  }

  JobUpdate set(String name, AttributeValue value) {
    changes.put(name, value);
    return this;
  }

  JobUpdate setAll(Map<String, AttributeValue> values) {
    values.forEach(changes::put);
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
    var assignments = new LinkedHashMap<>(computed);
    changes.attributes().keySet().forEach(name -> assignments.put(name, ":new_" + name));
    return assignments.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(assignment -> "#" + assignment.getKey() + " = " + assignment.getValue())
        .collect(Collectors.joining(", ", "SET ", ""));
  }

  private Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    changes.attributes().keySet().forEach(name -> names.put("#" + name, name));
    for (var name : new String[] {JobItem.STATUS, JobItem.ATTEMPTS, JobItem.REASON}) {
      if (condition.contains("#" + name) || computed.containsKey(name)) {
        names.put("#" + name, name);
      }
    }
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

  private static Map<String, AttributeValue> statuses(Status... statuses) {
    var operands = new LinkedHashMap<String, AttributeValue>();
    for (var status : statuses) {
      operands.put(
          ":" + status.name().toLowerCase(java.util.Locale.ROOT), Item.text(status.name()));
    }
    return operands;
  }
}
