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
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.textract.TextractClient;

/**
 * Builds the clients of AWS, with the same bounds: 3 s for an attempt, 3 attempts, 8 s in all;
 * where pictures are read, 20 s for an attempt and 60 s in all; where SQL is sent, one attempt of
 * 50 s, and where a model is asked, one attempt of 15 min, as their callers know what may be sent
 * twice and have a deadline. Each call builds a new client, to be kept and, outside Lambda, closed
 * by the caller.
 */
public final class AwsClients {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
  private static final Bounds USUAL = new Bounds(Duration.ofSeconds(3), Duration.ofSeconds(8), 3);
  private static final Bounds READING =
      new Bounds(Duration.ofSeconds(20), Duration.ofMinutes(1), 3);
  // The Data API itself ends a statement after 45 s.
  private static final Bounds SQL = new Bounds(Duration.ofSeconds(50), Duration.ofSeconds(50), 1);

  // As long as Lambda lets anything run; each call is bounded by the deadline of its caller.
  private static final Bounds WRITING =
      new Bounds(Duration.ofMinutes(15), Duration.ofMinutes(15), 1);

  /** Local stand-ins want some credentials and check none. */
  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final AwsSettings settings;

  private record Bounds(Duration attemptMax, Duration callMax, int attemptsMax) {}

  /**
   * Reads AWS_REGION, BEDROCK_REGION, AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_ followed by DYNAMODB,
   * SQS, S3, SECRETS_MANAGER, TEXTRACT, RDS_DATA, API_GATEWAY, BEDROCK_RUNTIME or
   * BEDROCK_AGENT_RUNTIME; none is required.
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
    return configured(TextractClient.builder(), Service.TEXTRACT, READING).build();
  }

  public ApiGatewayClient apiGateway() {
    return configured(ApiGatewayClient.builder(), Service.API_GATEWAY).build();
  }

  public RdsDataClient rdsData() {
    return configured(RdsDataClient.builder(), Service.RDS_DATA, SQL).build();
  }

  public BedrockRuntimeClient bedrockRuntime() {
    return bedrock(configured(BedrockRuntimeClient.builder(), Service.BEDROCK_RUNTIME, WRITING))
        .build();
  }

  /** Streams, which the other client of the same service cannot. */
  public BedrockRuntimeAsyncClient bedrockRuntimeAsync() {
    var builder =
        BedrockRuntimeAsyncClient.builder()
            .httpClientBuilder(new JdkAsyncHttpClient.Builder(CONNECT_MAX));
    return bedrock(bounded(builder, Service.BEDROCK_RUNTIME, WRITING)).build();
  }

  public BedrockAgentRuntimeClient bedrockAgentRuntime() {
    var builder = BedrockAgentRuntimeClient.builder();
    return bedrock(configured(builder, Service.BEDROCK_AGENT_RUNTIME, WRITING)).build();
  }

  private <B extends AwsClientBuilder<B, C>, C> B bedrock(B builder) {
    return builder.region(Region.of(settings.bedrockRegion()));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Service service) {
    return configured(builder, service, USUAL);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Service service, Bounds bounds) {
    builder.httpClientBuilder(
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_MAX)
            .socketTimeout(bounds.attemptMax()));
    return bounded(builder, service, bounds);
  }

  private <B extends AwsClientBuilder<B, C>, C> B bounded(
      B builder, Service service, Bounds bounds) {
    builder
        .region(Region.of(settings.region()))
        .overrideConfiguration(
            override ->
                override
                    .apiCallAttemptTimeout(bounds.attemptMax())
                    .apiCallTimeout(bounds.callMax())
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(bounds.attemptsMax())
                            .build()));
    settings.endpoint(service).ifPresent(builder::endpointOverride);
    if (settings.isLoopback(service)) {
      builder.credentialsProvider(NOBODY);
    }
    return builder;
  }
}
