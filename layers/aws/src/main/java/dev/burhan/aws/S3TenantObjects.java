package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Counts and deletes a tenant's objects under {@code <folder>/<tenant>/}, with every version and
 * every mark of a deletion, so that nothing can be brought back.
 */
public final class S3TenantObjects implements TenantData {

  private static final String SERVICE = "S3";

  private final S3Client s3;
  private final String bucket;
  private final String folder;

  public S3TenantObjects(S3Client s3, String bucket, String folder) {
    this.s3 = s3;
    this.bucket = bucket;
    this.folder = folder;
  }

  /** One for each folder of the bucket of documents. */
  public static List<TenantData> ofDocuments(S3Client s3, String bucket) {
    return Stream.of(S3DocumentInbox.FOLDER, S3Uploads.FOLDER, S3RecognisedPages.FOLDER)
        .<TenantData>map(folder -> new S3TenantObjects(s3, bucket, folder))
        .toList();
  }

  @Override
  public String name() {
    return folder;
  }

  @Override
  public long count(TenantId tenant, Deadline deadline) {
    deadline.check("counting " + name());
    return call(
        "ListObjectVersions",
        () ->
            s3
                .listObjectVersionsPaginator(
                    request -> request.bucket(bucket).prefix(prefix(tenant)))
                .stream()
                .flatMap(S3TenantObjects::versions)
                .count());
  }

  @Override
  public void delete(TenantId tenant, Deadline deadline) {
    // What is deleted is not listed again, so each look starts from the beginning.
    for (var page = page(tenant, deadline); !page.isEmpty(); page = page(tenant, deadline)) {
      delete(page);
    }
  }

  /** As many as one request may delete. */
  private List<ObjectIdentifier> page(TenantId tenant, Deadline deadline) {
    deadline.check("deleting " + name());
    var page =
        call(
            "ListObjectVersions",
            () -> s3.listObjectVersions(request -> request.bucket(bucket).prefix(prefix(tenant))));
    return versions(page).toList();
  }

  private static Stream<ObjectIdentifier> versions(ListObjectVersionsResponse page) {
    return Stream.concat(
        page.versions().stream().map(it -> identifier(it.key(), it.versionId())),
        page.deleteMarkers().stream().map(it -> identifier(it.key(), it.versionId())));
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }

  private void delete(List<ObjectIdentifier> objects) {
    var errors =
        call(
                "DeleteObjects",
                () ->
                    s3.deleteObjects(
                        request ->
                            request
                                .bucket(bucket)
                                .delete(delete -> delete.objects(objects).quiet(true))))
            .errors();
    if (!errors.isEmpty()) {
      throw new DependencyFailure.Transient(
          "S3 DeleteObjects failed: %s, objects=%d of %d"
              .formatted(errors.getFirst().code(), errors.size(), objects.size()),
          null);
    }
  }

  /** With its end: another tenant's id may begin with this one's. */
  private String prefix(TenantId tenant) {
    return folder + "/" + tenant.value() + "/";
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
