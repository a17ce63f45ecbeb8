package dev.burhan.aws;

import dev.burhan.testing.RecognisedPagesContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class S3RecognisedPagesIT implements RecognisedPagesContract {

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
  public S3RecognisedPages recognised() {
    return new S3RecognisedPages(s3, BUCKET);
  }
}
