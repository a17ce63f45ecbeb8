package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.engines.RawHttp.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** What a presigned URL was signed for is done; anything else is refused and leaves no object. */
final class PresignedUrlsIT {

  private static final String BODY = "hello";
  private static final String BODY_SHA256 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
  private static final String OTHER_SHA256 = "2Yn3hxuRzTfJ5pQ2Rk1nQ8m1lq0bJcYjz8e0bUO4v7g=";
  private static final Duration VALIDITY = Duration.ofMinutes(5);
  private static final String KEY = "inbox/acme/job-1";

  private static volatile Duration ahead = Duration.ZERO;
  private static final List<S3Event> EVENTS = new CopyOnWriteArrayList<>();

  private static S3Server server;
  private static S3Client client;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = S3Server.start(folder, new S3Extras(() -> Instant.now().plus(ahead), EVENTS::add));
    client = AwsClients.of(S3Client.builder().forcePathStyle(true), server.endpoint());
    client.createBucket(bucket -> bucket.bucket("docs"));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @AfterEach
  void clear() {
    ahead = Duration.ZERO;
    EVENTS.clear();
    client.deleteObject(delete -> delete.bucket("docs").key(KEY));
  }

  @Test
  void a_file_arrives_by_a_plain_client_with_exactly_the_headers_that_were_signed()
      throws Exception {
    var signed = presigned(KEY);
    assertThat(signed.signedHeaders())
        .containsOnlyKeys("host", "content-length", "content-type", "x-amz-checksum-sha256");
    var request =
        HttpRequest.newBuilder(signed.url().toURI())
            .PUT(HttpRequest.BodyPublishers.ofString(BODY))
            .header("content-type", "application/pdf")
            .header("x-amz-checksum-sha256", BODY_SHA256)
            .build();

    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }

    var object = client.getObjectAsBytes(get -> get.bucket("docs").key(KEY));
    assertThat(object.asUtf8String()).isEqualTo(BODY);
    assertThat(object.response().contentType()).isEqualTo("application/pdf");
    assertThat(EVENTS)
        .containsExactly(
            new S3Event("ObjectCreated:Put", "docs", KEY, 5, "5d41402abc4b2a76b9719d911017c592"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "عقد الإيجار/٢٠٢٤ (نسخة).pdf",
        "a b+c&d=e?f#g%20h%2Fi.pdf",
        "tilde~star*quote'paren(1)!@$,;:.pdf",
        "😀",
        "a//b",
        "folder/"
      })
  void keys_that_are_encoded_in_urls_are_what_they_were(String key) throws Exception {
    assertThat(permitted(key).send().status()).isEqualTo(200);

    assertThat(client.getObjectAsBytes(get -> get.bucket("docs").key(key)).asUtf8String())
        .isEqualTo(BODY);
    assertThat(EVENTS).extracting(S3Event::key).containsExactly(key);
  }

  static Stream<Named<UnaryOperator<Request>>> changes() {
    return Stream.of(
        change("another type", request -> request.header("content-type", "text/html")),
        change("no type", request -> request.without("content-type")),
        change("another length", request -> request.header("content-length", "6").body(BODY + "!")),
        change("a shorter length", request -> request.header("content-length", "4")),
        change("no length", request -> request.without("content-length").body("")),
        change(
            "chunks instead of a length",
            request ->
                request
                    .without("content-length")
                    .header("transfer-encoding", "chunked")
                    .body("5\r\nhello\r\n0\r\n\r\n")),
        change(
            "another checksum", request -> request.header("x-amz-checksum-sha256", OTHER_SHA256)),
        change("no checksum", request -> request.without("x-amz-checksum-sha256")),
        change(
            "another checksum beside it",
            request -> request.header("x-amz-checksum-crc32", "AAAAAA==")),
        change("metadata", request -> request.header("x-amz-meta-tenant", "globex")),
        change("a copy", request -> request.header("x-amz-copy-source", "/docs/other")),
        change("another host", request -> request.header("host", "s3.example.com")),
        change("another key", request -> replaced(request, "job-1", "job-2")),
        change("another bucket", request -> replaced(request, "/docs/", "/other/")),
        change("another method", request -> request.method("POST")),
        change("another subresource", request -> request.url(request.url() + "&tagging=")),
        change("another parameter", request -> request.url(request.url() + "&x-id=PutObject")),
        change(
            "a longer validity",
            request -> replaced(request, "X-Amz-Expires=300", "X-Amz-Expires=3000")),
        change("another region", request -> replaced(request, "us-east-1", "us-east-2")),
        change(
            "fewer headers",
            request ->
                replaced(request, "content-length%3Bcontent-type", "content-type")
                    .without("content-length")),
        change("no signature's digits", request -> request.url(request.url() + "0")));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatever_was_not_signed_for_is_refused(UnaryOperator<Request> change) throws Exception {
    var answer = change.apply(permitted(KEY)).send();

    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.text()).containsAnyOf("SignatureDoesNotMatch", "AccessDenied");
    assertNothingHappened();
  }

  @Test
  void says_that_the_signature_does_not_match() throws Exception {
    var answer = permitted(KEY).header("content-type", "text/html").send();

    assertThat(answer.text())
        .contains("application/xml", "<Error><Code>SignatureDoesNotMatch</Code>");
  }

  @Test
  void a_body_that_ends_early_is_refused() throws Exception {
    var answer = permitted(KEY).body("hell").send();

    assertThat(answer.status()).isNotEqualTo(200);
    assertNothingHappened();
  }

  @Test
  void a_body_that_goes_on_is_cut_at_its_length() throws Exception {
    permitted(KEY).body(BODY + ", world").send();

    assertThat(client.getObjectAsBytes(get -> get.bucket("docs").key(KEY)).asUtf8String())
        .isEqualTo(BODY);
  }

  @Test
  void another_body_of_the_same_length_is_refused() throws Exception {
    var answer = permitted(KEY).body("jello").send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("<Code>");
    assertNothingHappened();
  }

  @Test
  void an_expired_url_is_refused() throws Exception {
    var request = permitted(KEY);
    ahead = VALIDITY.plusSeconds(2);

    var answer = request.send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("<Code>AccessDenied</Code>", "Request has expired");
    assertNothingHappened();
  }

  @Test
  void a_url_holds_until_it_expires() throws Exception {
    var request = permitted(KEY);
    ahead = VALIDITY.minusSeconds(30);

    assertThat(request.send().status()).isEqualTo(200);
  }

  @Test
  void another_secret_or_access_key_is_refused() throws Exception {
    var secret = permitted(KEY, AwsBasicCredentials.create("local", "other")).send();
    var access = permitted(KEY, AwsBasicCredentials.create("other", "local")).send();

    assertThat(secret.text()).contains("403", "SignatureDoesNotMatch");
    assertThat(access.text()).contains("403", "InvalidAccessKeyId");
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Amz-Signature=0",
        "X-Amz-Signature=",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=local%2F20260102%2Fus-east-1%2Fs3%2F"
            + "aws4_request&X-Amz-Date=20261302T000000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=0",
        "X-Amz-Signature=0&x=%zz"
      })
  void a_malformed_query_is_refused(String query) throws Exception {
    var url = URI.create(server.endpoint() + "/docs/" + KEY);
    var answer = RawHttp.request("PUT", url).url(url + "?" + query.replace("%zz", "%25zz")).send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("AuthorizationQueryParametersError");
  }

  @Test
  void a_signature_given_twice_is_refused() throws Exception {
    var request = permitted(KEY);

    assertThat(request.url(request.url() + "&X-Amz-Signature=0").send().status()).isEqualTo(400);
    assertNothingHappened();
  }

  /** Whoever uploads much is told all the same. */
  @Test
  void a_large_upload_is_refused_with_an_answer() throws Exception {
    var body = "x".repeat(20_000_000);

    var answer = permitted(KEY).header("content-length", "20000000").body(body).send();

    assertThat(answer.status()).isEqualTo(403);
    assertNothingHappened();
  }

  @Test
  void a_url_to_download_serves_to_download() throws Exception {
    client.putObject(put -> put.bucket("docs").key(KEY), RequestBody.fromString(BODY));
    URI url;
    try (var presigner = presigner(AwsBasicCredentials.create("local", "local"))) {
      url =
          presigner
              .presignGetObject(
                  sign ->
                      sign.signatureDuration(VALIDITY)
                          .getObjectRequest(
                              get ->
                                  get.bucket("docs")
                                      .key(KEY)
                                      .responseContentDisposition(
                                          "attachment; filename=\"a b+c.pdf\"")))
              .url()
              .toURI();
    }

    var answer = RawHttp.request("GET", url).send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).endsWith(BODY);
    assertThat(RawHttp.request("DELETE", url).send().status()).isEqualTo(403);
    assertThat(client.headObject(head -> head.bucket("docs").key(KEY)).contentLength())
        .isEqualTo(5);
  }

  @Test
  void a_request_that_is_not_signed_by_url_passes() throws Exception {
    var url = URI.create(server.endpoint() + "/docs/" + KEY);

    var answer = RawHttp.request("PUT", url).header("content-length", "5").body(BODY).send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(EVENTS).hasSize(1);
  }

  private static void assertNothingHappened() {
    assertThat(client.listObjectsV2(list -> list.bucket("docs").prefix("inbox/")).contents())
        .isEmpty();
    assertThat(EVENTS).isEmpty();
  }

  private static Named<UnaryOperator<Request>> change(String name, UnaryOperator<Request> change) {
    return Named.of(name, change);
  }

  private static Request replaced(Request request, String part, String by) {
    assertThat(request.url().toString()).contains(part);
    return request.url(request.url().toString().replace(part, by));
  }

  private static Request permitted(String key) throws Exception {
    return permitted(key, AwsBasicCredentials.create("local", "local"));
  }

  /** The one request that a URL permits. */
  private static Request permitted(String key, AwsBasicCredentials as) throws Exception {
    var signed = presigned(key, as);
    return RawHttp.request("PUT", signed.url().toURI())
        .header("content-type", "application/pdf")
        .header("content-length", "5")
        .header("x-amz-checksum-sha256", BODY_SHA256)
        .body(BODY);
  }

  private static PresignedPutObjectRequest presigned(String key) {
    return presigned(key, AwsBasicCredentials.create("local", "local"));
  }

  private static PresignedPutObjectRequest presigned(String key, AwsBasicCredentials as) {
    try (var presigner = presigner(as)) {
      return presigner.presignPutObject(
          sign ->
              sign.signatureDuration(VALIDITY)
                  .putObjectRequest(
                      put ->
                          put.bucket("docs")
                              .key(key)
                              .contentType("application/pdf")
                              .contentLength(5L)
                              .checksumSHA256(BODY_SHA256)));
    }
  }

  private static S3Presigner presigner(AwsBasicCredentials as) {
    return S3Presigner.builder()
        .endpointOverride(server.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(as))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }
}
