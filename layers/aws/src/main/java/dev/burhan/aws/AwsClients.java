package dev.burhan.aws;

import dev.burhan.aws.AwsSettings.Service;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Builds the clients of AWS, all with the same bounds: 3 s for an attempt, 3 attempts, 8 s in all.
 * Each call builds a new client, to be kept and, outside Lambda, closed by the caller.
 */
public final class AwsClients {

  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(3);
  private static final Duration CALL_MAX = Duration.ofSeconds(8);
  private static final int ATTEMPTS_MAX = 3;

  /** Local stand-ins want some credentials and check none. */
  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final AwsSettings settings;

  /**
   * Reads AWS_REGION, AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_ followed by DYNAMODB, SQS, S3 or
   * SECRETS_MANAGER; none is required.
   *
   * @throws IllegalArgumentException naming every bad variable
   */
  public AwsClients(Map<String, String> environment) {
    settings = AwsSettings.of(environment);
  }

  public DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder(), Service.DYNAMODB).build();
  }

  public SqsClient sqs() {
    return configured(SqsClient.builder(), Service.SQS).build();
  }

  public S3Client s3() {
    return configured(S3Client.builder(), Service.S3)
        // Stand-ins have no host name per bucket.
        .forcePathStyle(settings.endpoint(Service.S3).isPresent())
        .build();
  }

  public SecretsManagerClient secretsManager() {
    return configured(SecretsManagerClient.builder(), Service.SECRETS_MANAGER).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Service service) {
    builder
        .region(Region.of(settings.region()))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(ATTEMPT_MAX)
                .socketTimeout(ATTEMPT_MAX))
        .overrideConfiguration(
            override ->
                override
                    .apiCallAttemptTimeout(ATTEMPT_MAX)
                    .apiCallTimeout(CALL_MAX)
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS_MAX)
                            .build()));
    settings.endpoint(service).ifPresent(builder::endpointOverride);
    if (settings.isLoopback(service)) {
      builder.credentialsProvider(NOBODY);
    }
    return builder;
  }
}
