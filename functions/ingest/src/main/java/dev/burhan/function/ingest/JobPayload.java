package dev.burhan.function.ingest;

import dev.burhan.jobs.Job;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a job stands. */
record JobPayload(
    String jobId,
    String documentId,
    String status,
    String stage,
    Progress progress,
    @Nullable Failure failure,
    String createdAt,
    String updatedAt) {

  /** Steps of the stage. */
  record Progress(int done, int total) {}

  /** Why it failed. */
  record Failure(String code, String detail) {}

  static JobPayload of(Job job) {
    return new JobPayload(
        job.id().value(),
        job.subject(),
        job.status().name().toLowerCase(Locale.ROOT),
        job.stage(),
        new Progress(job.done(), job.total()),
        job.failure().map(f -> new Failure(f.code(), f.detail())).orElse(null),
        job.createdAt().toString(),
        job.updatedAt().toString());
  }
}
