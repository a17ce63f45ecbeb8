package dev.burhan.aws;

import dev.burhan.documents.DocumentInbox;
import dev.burhan.documents.Submission;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Holds submissions as JSON under {@code inbox/<tenant>/<job>.json}. A rule of the bucket expires
 * them.
 */
public final class S3DocumentInbox implements DocumentInbox {

  static final String FOLDER = "inbox";

  private final S3Objects objects;

  public S3DocumentInbox(S3Client s3, String bucket) {
    this.objects = new S3Objects(s3, bucket);
  }

  @Override
  public void put(TenantId tenant, JobId job, Submission submission) {
    objects.put(key(tenant, job), InboxEntry.write(submission), "application/json");
  }

  @Override
  public Optional<Submission> find(TenantId tenant, JobId job) {
    return objects
        .get(key(tenant, job))
        .map(json -> InboxEntry.read(json).orElseThrow(() -> malformed(tenant, job)));
  }

  @Override
  public void remove(TenantId tenant, JobId job) {
    objects.remove(key(tenant, job));
  }

  private static String key(TenantId tenant, JobId job) {
    return S3Objects.key(FOLDER, tenant, job) + ".json";
  }

  private static DependencyFailure malformed(TenantId tenant, JobId job) {
    return new DependencyFailure.Permanent(
        "S3 GetObject failed: not an inbox entry, tenant=%s, job=%s".formatted(tenant, job), null);
  }
}
