package dev.burhan.aws;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Progress;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.Job.Status;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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
  static final String ATTEMPTS = "attempts";
  static final String REASONS = "reasons";
  static final String FIGURES = "figures";
  static final String CREATED_AT = "created_at";
  static final String UPDATED_AT = "updated_at";

  /** Code of the first reason, to be compared in conditions; {@link #NO_REASON} where none is. */
  static final String REASON = "reason";

  static final String NO_REASON = "-";

  /** Epoch milliseconds, to be compared in conditions. */
  static final String LEASE_UNTIL = "lease_until";

  /** Epoch seconds, as DynamoDB's time to live wants them. */
  static final String EXPIRES_AT = "expires_at";

  private static final Duration KEPT = Duration.ofDays(30);
  private static final String CODE = "code";
  private static final String DETAIL = "detail";

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
            .put(STAGE, Item.text(job.progress().stage()))
            .put(DONE, Item.number(job.progress().done()))
            .put(TOTAL, Item.number(job.progress().total()))
            .put(ATTEMPTS, Item.number(job.attempts()))
            .put(CREATED_AT, Item.text(job.createdAt().toString()))
            .put(UPDATED_AT, Item.text(job.updatedAt().toString()))
            .put(LEASE_UNTIL, Item.number(0))
            .put(EXPIRES_AT, Item.number(job.createdAt().plus(KEPT).getEpochSecond()));
    outcome(job.outcome()).forEach(item::put);
    return item.attributes();
  }

  /**
   * What of a job's outcome is stored; something for each attribute, so that it replaces another.
   */
  static Map<String, AttributeValue> outcome(Optional<Outcome> outcome) {
    var reasons = outcome.map(Outcome::reasons).orElse(List.of());
    var figures = new LinkedHashMap<String, AttributeValue>();
    outcome
        .map(Outcome::figures)
        .orElse(Map.of())
        .forEach((name, figure) -> figures.put(name, Item.number(figure)));
    return Map.of(
        REASON,
        Item.text(reasons.isEmpty() ? NO_REASON : reasons.getFirst().code()),
        REASONS,
        Item.list(reasons.stream().map(JobItem::reason).toList()),
        FIGURES,
        Item.map(figures));
  }

  private static AttributeValue reason(Reason reason) {
    return Item.map(Map.of(CODE, Item.text(reason.code()), DETAIL, Item.text(reason.detail())));
  }

  static Job toJob(Map<String, AttributeValue> attributes) {
    var item = Item.of(attributes);
    var status = item.text(STATUS, Status::valueOf);
    return new Job(
        item.text(ID, JobId::new),
        item.text(SUBJECT, text -> text),
        status,
        new Progress(item.text(STAGE, text -> text), item.number(DONE), item.number(TOTAL)),
        item.number(ATTEMPTS),
        Optional.of(status).filter(Status::isFinal).map(ended -> outcome(ended, item)),
        item.text(CREATED_AT, Instant::parse),
        item.text(UPDATED_AT, Instant::parse));
  }

  private static Outcome outcome(Status status, Item item) {
    var reasons =
        item.items(REASONS).stream()
            .map(r -> new Reason(r.text(CODE, text -> text), r.text(DETAIL, text -> text)))
            .toList();
    return new Outcome(status, reasons, item.numbers(FIGURES));
  }

  static Status status(Map<String, AttributeValue> attributes) {
    return Item.of(attributes).text(STATUS, Status::valueOf);
  }
}
