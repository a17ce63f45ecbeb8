package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.aws.AwsClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file's way from its announcement over the storage and its notice into an answer. */
@ExtendWith(SharedCloud.class)
final class UploadIT {

  private static final String MARKDOWN = "text/markdown";
  private static final byte[] FILE =
      "# Lease\n\n1.1 The tenant gives 61 days of written notice to end the lease.\n"
          .getBytes(StandardCharsets.UTF_8);

  private final LocalCloud cloud;

  UploadIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  @Test
  void a_file_that_was_uploaded_is_found_and_cited() {
    try (var caller = SharedCloud.caller(cloud, "uploads")) {
      var job = caller.ingestFile("lease", MARKDOWN, FILE);

      assertThat(job.get("status").asText()).isEqualTo("succeeded");
      assertThat(job.at("/result/embedded").asInt()).isEqualTo(1);
      assertThat(caller.ask("How many days of written notice end the lease?").text())
          .contains("61 days");
      assertThat(caller.announce("lease", MARKDOWN, FILE).json().get("status").asText())
          .isEqualTo("unchanged");
    }
  }

  @Test
  void nothing_is_left_in_the_bucket_when_the_job_has_ended() {
    try (var caller = SharedCloud.caller(cloud, "tidy");
        var s3 = new AwsClients(cloud.stack().environment("IngestFunction")).s3()) {
      caller.ingestFile("lease", MARKDOWN, FILE);
      caller.ingest("memo", "# Memo\n\nA text that came with the request.");

      // The record shows the end a moment before what is left is cleared away.
      var bucket = cloud.stack().bucketName("DocumentsBucket");
      for (var folder : new String[] {"uploads/tidy/", "inbox/tidy/"}) {
        caller.await(
            () -> s3.listObjectsV2(r -> r.bucket(bucket).prefix(folder)).contents().isEmpty());
      }
    }
  }

  @Test
  void the_storage_refuses_another_file_than_was_announced() {
    try (var caller = SharedCloud.caller(cloud, "other-file")) {
      var announced = caller.announce("lease", MARKDOWN, FILE);
      var sameLength = FILE.clone();
      sameLength[10]++;

      assertThat(caller.upload(announced, sameLength)).isEqualTo(400);
      assertThat(caller.upload(announced, new byte[] {1})).isEqualTo(403);
      assertThat(put(announced.json().at("/upload/url").asText(), Map.of())).isEqualTo(403);

      assertThat(caller.upload(announced, FILE)).isEqualTo(200);
      assertThat(caller.ended(announced).get("status").asText()).isEqualTo("succeeded");
    }
  }

  private static int put(String url, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url)).method("PUT", BodyPublishers.ofByteArray(FILE));
    headers.forEach(request::header);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_file_uploaded_for_a_cancelled_job_is_not_stored() {
    try (var caller = SharedCloud.caller(cloud, "cancelled")) {
      var announced = caller.announce("lease", MARKDOWN, FILE);
      var path = "/jobs/" + announced.json().get("job_id").asText();

      assertThat(caller.delete(path).json().get("status").asText()).isEqualTo("cancelled");
      assertThat(caller.upload(announced, FILE)).isEqualTo(200);

      caller.ingest("memo", "# Memo\n\nSomething sent later.");
      assertThat(caller.get("/documents/lease").status()).isEqualTo(404);
      assertThat(caller.get(path).json().get("status").asText()).isEqualTo("cancelled");
    }
  }

  @Test
  void replaces_a_document_and_never_cites_the_old_text() {
    try (var caller = SharedCloud.caller(cloud, "replaced-file")) {
      caller.ingestFile("lease", MARKDOWN, FILE);
      var text = new String(FILE, StandardCharsets.UTF_8).replace("61 days", "97 days");

      var replaced = caller.put("/documents/lease", Map.of("title", "Lease", "text", text));

      assertThat(replaced.status()).isEqualTo(202);
      assertThat(caller.ended(replaced).get("status").asText()).isEqualTo("succeeded");
      assertThat(caller.ask("How many days of written notice end the lease?").text())
          .contains("97 days")
          .doesNotContain("61 days");
      assertThat(caller.get("/documents/lease/text?span=0-7").json().get("text").asText())
          .isEqualTo("# Lease");
    }
  }

  @Test
  void a_request_sent_twice_with_its_key_is_one_job() {
    try (var caller = SharedCloud.caller(cloud, "twice")) {
      var body = Map.of("document_id", "memo", "title", "Memo", "text", "A text of its own.");
      var key = Map.of("Idempotency-Key", "order-7");

      var first = caller.post("/documents", body, key);
      var second = caller.post("/documents", body, key);

      assertThat(second.text()).isEqualTo(first.text());
      assertThat(second.headers().firstValue("idempotent-replayed")).hasValue("true");
      assertThat(caller.ended(first).get("status").asText()).isEqualTo("succeeded");
      var changed = Map.of("document_id", "memo", "title", "Memo", "text", "Another text.");
      assertThat(caller.post("/documents", changed, key).status()).isEqualTo(422);
    }
  }
}
