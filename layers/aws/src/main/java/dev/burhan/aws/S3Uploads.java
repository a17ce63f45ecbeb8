package dev.burhan.aws;

import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.documents.Uploads;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Takes files by presigned PUT under {@code uploads/<tenant>/<job>}. Type, length and checksum are
 * signed headers, so S3 itself refuses a file that differs. A rule of the bucket expires them.
 */
public final class S3Uploads implements Uploads {

  static final String FOLDER = "uploads";

  private static final String SERVICE = "S3";

  /** Set by the client's own connection. */
  private static final Set<String> NOT_FOR_THE_CALLER = Set.of("host");

  private final S3Client s3;
  private final S3Presigner presigner;
  private final String bucket;

  public S3Uploads(S3Client s3, S3Presigner presigner, String bucket) {
    this.s3 = s3;
    this.presigner = presigner;
    this.bucket = bucket;
  }

  @Override
  public Permission permit(TenantId tenant, JobId job, MediaType type, Submission.Upload upload) {
    var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(upload.sha256()));
    var presigned =
        AwsFailures.translating(
            SERVICE,
            "PresignPutObject",
            () ->
                presigner.presignPutObject(
                    presign ->
                        presign
                            .signatureDuration(TIME_MAX)
                            .putObjectRequest(
                                put ->
                                    put.bucket(bucket)
                                        .key(key(tenant, job))
                                        .contentType(type.value())
                                        .contentLength(upload.bytes())
                                        .checksumSHA256(checksum))));
    var headers = new LinkedHashMap<String, String>();
    presigned
        .signedHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    headers.keySet().removeAll(NOT_FOR_THE_CALLER);
    return new Permission(
        presigned.httpRequest().method().name(),
        URI.create(presigned.url().toString()),
        headers,
        presigned.expiration());
  }

  @Override
  public boolean fetch(TenantId tenant, JobId job, Path target, long bytesMax, Deadline deadline) {
    deadline.check("fetching an upload");
    return AwsFailures.translating(
        SERVICE,
        "GetObject",
        () -> {
          try (var object = s3.getObject(r -> r.bucket(bucket).key(key(tenant, job)))) {
            copy(object, target, bytesMax);
            return true;
          } catch (NoSuchKeyException e) {
            return false;
          } catch (IOException e) {
            throw AwsFailures.interrupted(SERVICE, "GetObject", e);
          }
        });
  }

  /** No more than was announced: one byte above tells that the file is another. */
  private static void copy(
      ResponseInputStream<GetObjectResponse> object, Path target, long bytesMax)
      throws IOException {
    try (var file = Files.newOutputStream(target)) {
      var buffer = new byte[64 * 1024];
      long left = bytesMax + 1;
      int read;
      while (left > 0 && (read = object.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0) {
        file.write(buffer, 0, read);
        left -= read;
      }
      if (left == 0) {
        object.abort();
      }
    }
  }

  @Override
  public void remove(TenantId tenant, JobId job) {
    new S3Objects(s3, bucket).remove(key(tenant, job));
  }

  private static String key(TenantId tenant, JobId job) {
    return S3Objects.key(FOLDER, tenant, job);
  }
}
