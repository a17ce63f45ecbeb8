package dev.burhan.aws;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;

/** Is LocalStack in a container, one for all tests of a run, where -Plocalstack asks for it. */
final class LocalStack {

  private static final String PROPERTY = "burhan.localstack";
  private static final String IMAGE = "localstack/localstack:4.9";

  private LocalStack() {}

  /** Starts with the first who asks; Testcontainers ends it with the JVM. */
  private static final class Started {

    private static final LocalStackContainer CONTAINER = start();

    private static LocalStackContainer start() {
      var container = new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs", "s3");
      container.start();
      return container;
    }
  }

  /** Its address; empty when nobody asks for it. Skips the test where it cannot run. */
  static Optional<URI> endpoint() {
    if (!Boolean.getBoolean(PROPERTY)) {
      return Optional.empty();
    }
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "not run on LocalStack: no Docker engine answers here");
    return Optional.of(Started.CONTAINER.getEndpoint());
  }
}
