package dev.burhan.aws;

import dev.burhan.documents.DocumentInbox;
import dev.burhan.documents.NewDocument;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Holds documents as JSON under {@code inbox/<tenant>/<job>.json}. A rule of the bucket expires
 * them. Reading needs s3:ListBucket too: without it S3 says "forbidden" for "not there".
 */
public final class S3DocumentInbox implements DocumentInbox {

  private static final String SERVICE = "S3";
  private static final String GET = "GetObject";

  private final S3Client s3;
  private final String bucket;

  public S3DocumentInbox(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void put(TenantId tenant, JobId job, NewDocument document) {
    var body = RequestBody.fromString(InboxEntry.write(document));
    AwsFailures.translating(
        SERVICE,
        "PutObject",
        () ->
            s3.putObject(
                request ->
                    request.bucket(bucket).key(key(tenant, job)).contentType("application/json"),
                body));
  }

  @Override
  public Optional<NewDocument> find(TenantId tenant, JobId job) {
    return AwsFailures.translating(SERVICE, GET, () -> read(key(tenant, job)))
        .map(json -> InboxEntry.read(json).orElseThrow(() -> malformed(tenant, job)));
  }

  private Optional<String> read(String key) {
    try {
      var object = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
      return Optional.of(object.asUtf8String());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  private static String key(TenantId tenant, JobId job) {
    return "inbox/" + tenant.value() + "/" + job.value() + ".json";
  }

  private static DependencyFailure malformed(TenantId tenant, JobId job) {
    return new DependencyFailure.Permanent(
        "S3 GetObject failed: not an inbox entry, tenant=%s, job=%s".formatted(tenant, job), null);
  }
}
