package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.MediaType;
import dev.burhan.documents.Uploads;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.UploadsContract;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class S3UploadsIT implements UploadsContract {

  private static final String BUCKET = "test-" + UUID.randomUUID();
  private static final byte[] FILE = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

  private static ServerUnderTest server;
  private static S3Client s3;
  private static S3Presigner presigner;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.s3();
    s3 = server.clients().s3();
    presigner = server.clients().s3Presigner();
    TestBuckets.make(s3, BUCKET);
  }

  @AfterAll
  static void end() {
    presigner.close();
    s3.close();
    server.close();
  }

  @Override
  public S3Uploads uploads() {
    return new S3Uploads(s3, presigner, BUCKET);
  }

  @Override
  public void send(TenantId tenant, JobId job, Uploads.Permission permission, byte[] file) {
    assertThat(put(permission.url(), permission.headers(), file)).isEqualTo(200);
  }

  @Test
  void permits_one_file_by_type_length_and_checksum() {
    var permission = permission(new JobId("job-1"));

    assertThat(permission.method()).isEqualTo("PUT");
    assertThat(permission.headers())
        .containsOnlyKeys("content-length", "content-type", "x-amz-checksum-sha256")
        .containsEntry("content-type", "application/pdf")
        .containsEntry("content-length", "8");
    assertThat(permission.url().getQuery())
        .contains("X-Amz-Expires=600")
        .contains("X-Amz-SignedHeaders=content-length;content-type;host;");
    assertThat(permission.url().getPath()).endsWith("/uploads/acme/job-1");
    assertThat(permission.expiresAt())
        .isBetween(Instant.now().plus(Duration.ofMinutes(9)), Instant.now().plus(Uploads.TIME_MAX));
  }

  @Test
  void a_file_with_another_checksum_is_refused(@TempDir Path folder) {
    var job = new JobId(UUID.randomUUID().toString());
    var permission = permission(job);
    var other = "%PDF-1.8".getBytes(StandardCharsets.US_ASCII);

    assertThat(put(permission.url(), permission.headers(), other)).isEqualTo(400);

    assertThat(uploads().fetch(ACME, job, folder.resolve("f"), 8, DocumentStoreContract.deadline()))
        .isFalse();
  }

  @Test
  void fails_for_good_when_there_is_no_bucket(@TempDir Path folder) {
    var none = new S3Uploads(s3, presigner, "no-such-bucket");

    assertThatThrownBy(
            () ->
                none.fetch(
                    ACME, new JobId("1"), folder.resolve("f"), 8, DocumentStoreContract.deadline()))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("S3 GetObject failed: NoSuchBucket");
  }

  private Uploads.Permission permission(JobId job) {
    return uploads().permit(ACME, job, MediaType.PDF, UploadsContract.announced(FILE));
  }

  private static int put(URI url, Map<String, String> headers, byte[] file) {
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setRequestMethod("PUT");
      connection.setDoOutput(true);
      var sent = new LinkedHashMap<>(headers);
      // The connection sets it itself, from the length given here.
      connection.setFixedLengthStreamingMode(file.length);
      sent.remove("content-length");
      sent.forEach(connection::setRequestProperty);
      try (var body = connection.getOutputStream()) {
        body.write(file);
      }
      return connection.getResponseCode();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
