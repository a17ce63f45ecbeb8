package dev.burhan.aws;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Reads and writes small objects of one bucket. Reading needs s3:ListBucket too: without it S3 says
 * "forbidden" for "not there".
 */
record S3Objects(S3Client s3, String bucket) {

  private static final String SERVICE = "S3";

  /** The key of a job's object in one of the bucket's folders. */
  static String key(String folder, TenantId tenant, JobId job) {
    return folder + "/" + tenant.value() + "/" + job.value();
  }

  void put(String key, String text, String type) {
    var body = RequestBody.fromString(text);
    AwsFailures.translating(
        SERVICE,
        "PutObject",
        () -> s3.putObject(request -> request.bucket(bucket).key(key).contentType(type), body));
  }

  Optional<String> get(String key) {
    return AwsFailures.translating(
        SERVICE,
        "GetObject",
        () -> {
          try {
            var object = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            return Optional.of(object.asUtf8String());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  /** Removes an object; harmless when there is none. */
  void remove(String key) {
    AwsFailures.translating(
        SERVICE, "DeleteObject", () -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
  }
}
