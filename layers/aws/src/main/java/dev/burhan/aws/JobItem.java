package dev.burhan.aws;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Maps jobs to items of the jobs table and back. */
final class JobItem {

  static final String TENANT = "tenant_id";
  static final String ID = "job_id";
  static final String SUBJECT = "subject";
  static final String STATUS = "status";
  static final String STAGE = "stage";
  static final String DONE = "done";
  static final String TOTAL = "total";
  static final String FAILURE_CODE = "failure_code";
  static final String FAILURE_DETAIL = "failure_detail";
  static final String CREATED_AT = "created_at";
  static final String UPDATED_AT = "updated_at";

  /** Epoch milliseconds, to be compared in conditions. */
  static final String LEASE_UNTIL = "lease_until";

  /** Epoch seconds, as DynamoDB's time to live wants them. */
  static final String EXPIRES_AT = "expires_at";

  private static final Duration KEPT = Duration.ofDays(30);

  private JobItem() {}

  static Map<String, AttributeValue> key(TenantId tenant, JobId id) {
    return Map.of(TENANT, Item.text(tenant.value()), ID, Item.text(id.value()));
  }

  static Map<String, AttributeValue> of(TenantId tenant, Job job) {
    var item =
        Item.empty()
            .put(TENANT, Item.text(tenant.value()))
            .put(ID, Item.text(job.id().value()))
            .put(SUBJECT, Item.text(job.subject()))
            .put(STATUS, Item.text(job.status().name()))
            .put(STAGE, Item.text(job.stage()))
            .put(DONE, Item.number(job.done()))
            .put(TOTAL, Item.number(job.total()))
            .put(CREATED_AT, Item.text(job.createdAt().toString()))
            .put(UPDATED_AT, Item.text(job.updatedAt().toString()))
            .put(LEASE_UNTIL, Item.number(0))
            .put(EXPIRES_AT, Item.number(job.createdAt().plus(KEPT).getEpochSecond()));
    job.failure()
        .ifPresent(
            failure ->
                item.put(FAILURE_CODE, Item.text(failure.code()))
                    .put(FAILURE_DETAIL, Item.text(failure.detail())));
    return item.attributes();
  }

  static Job toJob(Map<String, AttributeValue> attributes) {
    var item = Item.of(attributes);
    return new Job(
        item.text(ID, JobId::new),
        item.text(SUBJECT, text -> text),
        item.text(STATUS, Status::valueOf),
        item.text(STAGE, text -> text),
        item.number(DONE),
        item.number(TOTAL),
        failure(item),
        item.text(CREATED_AT, Instant::parse),
        item.text(UPDATED_AT, Instant::parse));
  }

  static Status status(Map<String, AttributeValue> attributes) {
    return Item.of(attributes).text(STATUS, Status::valueOf);
  }

  private static Optional<Job.Failure> failure(Item item) {
    return item.optionalText(FAILURE_CODE, text -> text)
        .map(code -> new Job.Failure(code, item.text(FAILURE_DETAIL, text -> text)));
  }
}
