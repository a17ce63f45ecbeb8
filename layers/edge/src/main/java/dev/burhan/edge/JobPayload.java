package dev.burhan.edge;

import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a job stands, as the API shows it and webhooks tell it. */
public record JobPayload(
    String jobId,
    String documentId,
    String status,
    String stage,
    Progress progress,
    int attempts,
    @Nullable Reason failure,
    List<Reason> warnings,
    @Nullable Map<String, Integer> result,
    String createdAt,
    String updatedAt) {

  /** Steps of the stage. */
  public record Progress(int done, int total) {}

  /** Why something is not as asked. */
  public record Reason(String code, String detail) {}

  public static JobPayload of(Job job) {
    var reasons = job.reasons().stream().map(r -> new Reason(r.code(), r.detail())).toList();
    boolean isDone = job.status() == Status.SUCCEEDED || job.status() == Status.PARTIAL;
    return new JobPayload(
        job.id().value(),
        job.subject(),
        job.status().name().toLowerCase(Locale.ROOT),
        job.progress().stage(),
        new Progress(job.progress().done(), job.progress().total()),
        job.attempts(),
        isDone || reasons.isEmpty() ? null : reasons.getFirst(),
        isDone ? reasons : List.of(),
        isDone ? job.outcome().map(o -> new TreeMap<>(o.figures())).orElse(null) : null,
        job.createdAt().toString(),
        job.updatedAt().toString());
  }
}
