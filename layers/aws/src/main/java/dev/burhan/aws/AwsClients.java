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
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.textract.TextractClient;

/**
 * Builds the clients of AWS, with the same bounds: 3 s for an attempt, 3 attempts, 8 s in all;
 * where pictures are read, 20 s for an attempt and 60 s in all. Each call builds a new client, to
 * be kept and, outside Lambda, closed by the caller.
 */
public final class AwsClients {

  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(3);
  private static final Duration CALL_MAX = Duration.ofSeconds(8);
  private static final Duration READING_ATTEMPT_MAX = Duration.ofSeconds(20);
  private static final Duration READING_CALL_MAX = Duration.ofMinutes(1);
  private static final int ATTEMPTS_MAX = 3;

  /** Local stand-ins want some credentials and check none. */
  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final AwsSettings settings;

  /**
   * Reads AWS_REGION, AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_ followed by DYNAMODB, SQS, S3,
   * SECRETS_MANAGER or TEXTRACT; none is required.
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

  /** Signs requests for others to send; like a client, to be kept. */
  public S3Presigner s3Presigner() {
    var builder = S3Presigner.builder().region(Region.of(settings.region()));
    settings
        .endpoint(Service.S3)
        .ifPresent(
            address ->
                builder
                    .endpointOverride(address)
                    .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build()));
    if (settings.isLoopback(Service.S3)) {
      builder.credentialsProvider(NOBODY);
    }
    return builder.build();
  }

  public SecretsManagerClient secretsManager() {
    return configured(SecretsManagerClient.builder(), Service.SECRETS_MANAGER).build();
  }

  public TextractClient textract() {
    return configured(
            TextractClient.builder(), Service.TEXTRACT, READING_ATTEMPT_MAX, READING_CALL_MAX)
        .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Service service) {
    return configured(builder, service, ATTEMPT_MAX, CALL_MAX);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Service service, Duration attemptMax, Duration callMax) {
    builder
        .region(Region.of(settings.region()))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(ATTEMPT_MAX)
                .socketTimeout(attemptMax))
        .overrideConfiguration(
            override ->
                override
                    .apiCallAttemptTimeout(attemptMax)
                    .apiCallTimeout(callMax)
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
