package dev.burhan.aws;

import dev.burhan.documents.RecognisedPages;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps recognised pages as text under {@code recognised/<tenant>/<job>/<page>}. A rule of the
 * bucket expires them.
 */
public final class S3RecognisedPages implements RecognisedPages {

  static final String FOLDER = "recognised";

  private final S3Objects objects;

  public S3RecognisedPages(S3Client s3, String bucket) {
    this.objects = new S3Objects(s3, bucket);
  }

  @Override
  public void keep(TenantId tenant, JobId job, int page, String text) {
    objects.put(folder(tenant, job) + page, text, "text/plain; charset=utf-8");
  }

  @Override
  public Optional<String> find(TenantId tenant, JobId job, int page) {
    return objects.get(folder(tenant, job) + page);
  }

  @Override
  public void remove(TenantId tenant, JobId job) {
    AwsFailures.translating(
        "S3",
        "ListObjectsV2",
        () -> {
          objects
              .s3()
              .listObjectsV2Paginator(
                  request -> request.bucket(objects.bucket()).prefix(folder(tenant, job)))
              .contents()
              .stream()
              .map(S3Object::key)
              .forEach(objects::remove);
          return true;
        });
  }

  private static String folder(TenantId tenant, JobId job) {
    return S3Objects.key(FOLDER, tenant, job) + "/";
  }
}
