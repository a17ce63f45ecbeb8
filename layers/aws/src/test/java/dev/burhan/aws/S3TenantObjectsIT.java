package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TenantDataContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class S3TenantObjectsIT implements TenantDataContract {

  private static final String BUCKET = "test-" + UUID.randomUUID();
  private static final String VERSIONED = "test-" + UUID.randomUUID();

  private static ServerUnderTest server;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.s3();
    s3 = server.clients().s3();
    TestBuckets.make(s3, BUCKET);
    TestBuckets.make(s3, VERSIONED);
    s3.putBucketVersioning(
        request ->
            request
                .bucket(VERSIONED)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
  }

  @AfterAll
  static void end() {
    s3.close();
    server.close();
  }

  @Override
  public S3TenantObjects data() {
    return new S3TenantObjects(s3, BUCKET, "uploads");
  }

  @Override
  public void put(TenantId tenant, int number) {
    for (int i = 0; i < number; i++) {
      put(BUCKET, "uploads/" + tenant + "/job-" + i);
    }
  }

  private static void put(String bucket, String key) {
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("text"));
  }

  @Test
  void leaves_other_folders_alone() {
    var tenant = TenantDataContract.newTenant();
    put(BUCKET, "inbox/" + tenant + "/job.json");

    data().delete(tenant, TenantDataContract.deadline());

    assertThat(
            new S3TenantObjects(s3, BUCKET, "inbox").count(tenant, TenantDataContract.deadline()))
        .isEqualTo(1);
  }

  @Test
  void deletes_every_version_and_every_mark_of_a_deletion() {
    var tenant = TenantDataContract.newTenant();
    var data = new S3TenantObjects(s3, VERSIONED, "uploads");
    var key = "uploads/" + tenant + "/job";
    put(VERSIONED, key);
    put(VERSIONED, key);
    s3.deleteObject(request -> request.bucket(VERSIONED).key(key));
    assertThat(data.count(tenant, TenantDataContract.deadline())).isEqualTo(3);

    data.delete(tenant, TenantDataContract.deadline());

    assertThat(data.count(tenant, TenantDataContract.deadline())).isZero();
  }

  @Test
  void covers_every_folder_of_documents() {
    assertThat(S3TenantObjects.ofDocuments(s3, BUCKET))
        .extracting(TenantData::name)
        .containsExactly("inbox", "uploads", "recognised");
  }
}
