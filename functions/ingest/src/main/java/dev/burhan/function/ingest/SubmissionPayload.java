package dev.burhan.function.ingest;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Uploads.Permission;
import dev.burhan.jobs.Job;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document: {@code submitted}, {@code awaiting_upload}, {@code unchanged} or
 * {@code deleted}.
 */
record SubmissionPayload(
    String documentId, String status, @Nullable String jobId, @Nullable Upload upload) {

  /** How to send the file. */
  record Upload(String method, String url, Map<String, String> headers, String expiresAt) {}

  static SubmissionPayload submitted(DocumentId id, Job job) {
    return new SubmissionPayload(id.value(), "submitted", job.id().value(), null);
  }

  static SubmissionPayload expected(DocumentId id, Job job, Permission permission) {
    var upload =
        new Upload(
            permission.method(),
            permission.url().toString(),
            permission.headers(),
            permission.expiresAt().toString());
    return new SubmissionPayload(id.value(), "awaiting_upload", job.id().value(), upload);
  }

  static SubmissionPayload unchanged(DocumentId id) {
    return new SubmissionPayload(id.value(), "unchanged", null, null);
  }

  static SubmissionPayload deleted(DocumentId id) {
    return new SubmissionPayload(id.value(), "deleted", null, null);
  }
}
