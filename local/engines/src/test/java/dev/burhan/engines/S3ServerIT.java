package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

final class S3ServerIT {
  private static final String HELLO_SHA256 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
  private static final int PART_BYTES = 5 << 20;

  private static Path folder;
  private static S3Server server;
  private static S3Client client;

  @BeforeAll
  static void start(@TempDir Path objects) {
    folder = objects;
    server = S3Server.start(folder);
    client = client(server);
    client.createBucket(bucket -> bucket.bucket("docs"));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void returns_bytes_and_metadata_that_were_put() {
    client.putObject(
        put -> put.bucket("docs").key("a/عقد 1.txt").metadata(Map.of("tenant", "acme")),
        RequestBody.fromString("hello"));

    var object = client.getObjectAsBytes(get -> get.bucket("docs").key("a/عقد 1.txt"));

    assertThat(object.asUtf8String()).isEqualTo("hello");
    assertThat(object.response().metadata()).containsEntry("tenant", "acme");
  }

  @Test
  void lists_by_prefix_page_by_page_and_forgets_what_is_deleted() {
    for (String key : List.of("list/1", "list/2", "list/3")) {
      client.putObject(put -> put.bucket("docs").key(key), RequestBody.fromString("x"));
    }
    client.deleteObject(delete -> delete.bucket("docs").key("list/2"));

    var pages =
        client.listObjectsV2Paginator(list -> list.bucket("docs").prefix("list/").maxKeys(1));

    assertThat(pages.contents().stream().map(object -> object.key()))
        .containsExactly("list/1", "list/3");
    assertThatThrownBy(() -> client.headObject(head -> head.bucket("docs").key("list/2")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void accepts_a_presigned_upload_with_the_promised_checksum() throws Exception {
    assertThat(upload(presigned("signed"), "hello")).isEqualTo(200);

    var head = client.headObject(ask -> ask.bucket("docs").key("signed"));
    assertThat(head.metadata()).containsEntry("tenant", "acme");
  }

  @Test
  void refuses_a_presigned_upload_with_another_checksum() throws Exception {
    assertThat(upload(presigned("forged"), "other")).isEqualTo(400);

    assertThatThrownBy(() -> client.headObject(head -> head.bucket("docs").key("forged")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void joins_the_parts_of_an_upload() {
    String upload =
        client.createMultipartUpload(create -> create.bucket("docs").key("big")).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int number : new int[] {1, 2}) {
      String tag =
          client
              .uploadPart(
                  part -> part.bucket("docs").key("big").uploadId(upload).partNumber(number),
                  RequestBody.fromBytes(new byte[PART_BYTES]))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    client.completeMultipartUpload(
        done ->
            done.bucket("docs")
                .key("big")
                .uploadId(upload)
                .multipartUpload(all -> all.parts(parts)));

    assertThat(client.headObject(head -> head.bucket("docs").key("big")).contentLength())
        .isEqualTo(2L * PART_BYTES);
  }

  @Test
  void finds_the_objects_of_its_folder_when_it_starts() {
    client.putObject(put -> put.bucket("docs").key("kept"), RequestBody.fromString("v"));

    try (S3Server second = S3Server.start(folder);
        S3Client reader = client(second)) {
      assertThat(reader.getObjectAsBytes(get -> get.bucket("docs").key("kept")).asUtf8String())
          .isEqualTo("v");
    }
  }

  private static S3Client client(S3Server server) {
    return AwsClients.of(S3Client.builder().forcePathStyle(true), server.endpoint());
  }

  private static PresignedPutObjectRequest presigned(String key) {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AwsClients.ANYBODY)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      return presigner.presignPutObject(
          sign ->
              sign.signatureDuration(Duration.ofMinutes(5))
                  .putObjectRequest(
                      put ->
                          put.bucket("docs")
                              .key(key)
                              .metadata(Map.of("tenant", "acme"))
                              .checksumSHA256(HELLO_SHA256)));
    }
  }

  private static int upload(PresignedPutObjectRequest signed, String body)
      throws IOException, InterruptedException, java.net.URISyntaxException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed.url().toURI()).PUT(HttpRequest.BodyPublishers.ofString(body));
    signed
        .signedHeaders()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                request.header(name, values.getFirst());
              }
            });
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
