package dev.burhan.aws;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Keeps jobs in a DynamoDB table with the keys {@code tenant_id} and {@code job_id}. Every change
 * is one conditional write.
 */
public final class DynamoDbJobStore implements JobStore {

  private static final String SERVICE = "DynamoDB";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbJobStore(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void create(TenantId tenant, Job job) {
    var item = JobItem.of(tenant, job);
    call(
        "PutItem",
        () ->
            unlessRefused(
                () ->
                    dynamoDb.putItem(
                        request ->
                            request
                                .tableName(table)
                                .item(item)
                                .conditionExpression("attribute_not_exists(job_id)"))));
  }

  @Override
  public Optional<Job> find(TenantId tenant, JobId id) {
    var response =
        call(
            "GetItem",
            () ->
                dynamoDb.getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(JobItem.key(tenant, id))
                            // Whoever has just submitted asks for the job at once.
                            .consistentRead(true)));
    return response.hasItem() ? Optional.of(JobItem.toJob(response.item())) : Optional.empty();
  }

  /**
   * A retry inside the SDK after an answer that was lost finds the job taken by itself and says
   * busy; the job is then delivered again when that lease has ended.
   */
  @Override
  public Claim claim(TenantId tenant, JobId id, Duration time) {
    var now = clock.instant();
    var update =
        JobUpdate.ofFreeJob(now)
            .set(JobItem.STATUS, Item.text(Status.RUNNING.name()))
            .set(JobItem.LEASE_UNTIL, Item.number(now.plus(time).toEpochMilli()));
    return call("UpdateItem", () -> claim(tenant, id, update));
  }

  @Override
  public boolean progress(TenantId tenant, Lease lease, Job.Progress progress) {
    return update(
        tenant,
        lease.job(),
        JobUpdate.ofLeasedJob(lease, now())
            .set(JobItem.STAGE, Item.text(progress.stage()))
            .set(JobItem.DONE, Item.number(progress.done()))
            .set(JobItem.TOTAL, Item.number(progress.total())));
  }

  @Override
  public void release(TenantId tenant, Lease lease) {
    update(
        tenant,
        lease.job(),
        JobUpdate.ofLeasedJob(lease, now())
            .set(JobItem.STATUS, Item.text(Status.SUBMITTED.name()))
            .set(JobItem.LEASE_UNTIL, Item.number(0)));
  }

  @Override
  public boolean finish(TenantId tenant, Lease lease, Job.Outcome outcome) {
    return update(tenant, lease.job(), ended(JobUpdate.ofLeasedJob(lease, now()), outcome));
  }

  @Override
  public void cancel(TenantId tenant, JobId id, Job.Reason why) {
    update(tenant, id, ended(JobUpdate.ofOpenJob(now()), Job.Outcome.cancelled(why)));
  }

  @Override
  public boolean reopen(TenantId tenant, JobId id, String code) {
    return update(
        tenant,
        id,
        JobUpdate.ofFailedJob(code, now())
            .set(JobItem.STATUS, Item.text(Status.SUBMITTED.name()))
            .set(JobItem.ATTEMPTS, Item.number(0))
            .setAll(JobItem.outcome(Optional.empty())));
  }

  private static JobUpdate ended(JobUpdate update, Job.Outcome outcome) {
    return update
        .set(JobItem.STATUS, Item.text(outcome.status().name()))
        .set(JobItem.LEASE_UNTIL, Item.number(0))
        .setAll(JobItem.outcome(Optional.of(outcome)));
  }

  private Instant now() {
    return clock.instant();
  }

  private Claim claim(TenantId tenant, JobId id, JobUpdate update) {
    try {
      var response = dynamoDb.updateItem(update.on(table, tenant, id));
      return new Claim.Taken(JobItem.toJob(response.attributes()));
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? refusal(e.item()) : new Claim.Over();
    }
  }

  private static Claim refusal(Map<String, AttributeValue> item) {
    return JobItem.status(item).isFinal() ? new Claim.Over() : new Claim.Busy();
  }

  private boolean update(TenantId tenant, JobId id, JobUpdate update) {
    return call(
            "UpdateItem",
            () -> unlessRefused(() -> dynamoDb.updateItem(update.on(table, tenant, id))))
        .isPresent();
  }

  /** A refused condition means there is nothing to change. */
  private static <T> Optional<T> unlessRefused(Supplier<T> write) {
    try {
      return Optional.of(write.get());
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
