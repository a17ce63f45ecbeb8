package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.testing.DocumentInboxContract;
import dev.burhan.testing.TestDocuments;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class S3DocumentInboxIT implements DocumentInboxContract {

  private static final String BUCKET = "test-" + UUID.randomUUID();

  private static ServerUnderTest server;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.s3();
    s3 = server.clients().s3();
    TestBuckets.make(s3, BUCKET);
  }

  @AfterAll
  static void end() {
    s3.close();
    server.close();
  }

  @Override
  public S3DocumentInbox inbox() {
    return new S3DocumentInbox(s3, BUCKET);
  }

  @Test
  void puts_a_document_where_the_rule_of_the_bucket_expires_it() {
    var document = TestDocuments.submission("lease", "Lease", Language.ENGLISH, "Rent is due.");

    inbox().put(ACME, new JobId("job-7"), document);

    var object =
        s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("inbox/acme/job-7.json"));
    assertThat(object.asUtf8String()).isEqualTo(InboxEntry.write(document));
    assertThat(object.response().contentType()).isEqualTo("application/json");
  }

  @Test
  void fails_for_good_when_an_entry_is_malformed_and_shows_nothing_of_it() {
    s3.putObject(
        request -> request.bucket(BUCKET).key("inbox/acme/bad.json"),
        RequestBody.fromString("{\"text\":\"Rent\"}"));

    assertThatThrownBy(() -> inbox().find(ACME, new JobId("bad")))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessage("S3 GetObject failed: not an inbox entry, tenant=acme, job=bad");
  }

  @Test
  void fails_for_good_when_there_is_no_bucket() {
    var inbox = new S3DocumentInbox(s3, "no-such-bucket");

    assertThatThrownBy(() -> inbox.find(ACME, new JobId("1")))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("S3 GetObject failed: NoSuchBucket, status=404");
  }
}
