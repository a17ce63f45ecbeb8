package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;

final class AwsClientsTest {

  @Test
  void bounds_every_call() {
    for (var client : all(Map.of())) {
      var bounds = client.overrideConfiguration();

      assertThat(bounds.apiCallAttemptTimeout()).contains(Duration.ofSeconds(3));
      assertThat(bounds.apiCallTimeout()).contains(Duration.ofSeconds(8));
      assertThat(bounds.retryStrategy().orElseThrow().maxAttempts()).isEqualTo(3);
    }
  }

  @Test
  void ask_a_model_once_and_where_it_is() {
    for (var client : models(Map.of("AWS_REGION", "me-south-1", "BEDROCK_REGION", "eu-west-1"))) {
      var bounds = client.overrideConfiguration();

      assertThat(bounds.retryStrategy().orElseThrow().maxAttempts()).isEqualTo(1);
      assertThat(bounds.apiCallTimeout()).contains(Duration.ofMinutes(15));
      assertThat(client.region().id()).isEqualTo("eu-west-1");
      assertThat(client.credentialsProvider()).isNotInstanceOf(StaticCredentialsProvider.class);
    }
  }

  @Test
  void ask_a_model_played_on_this_machine_as_nobody() {
    var endpoint = URI.create("http://127.0.0.1:4566");

    for (var client : models(Map.of("AWS_ENDPOINT_URL", endpoint.toString()))) {
      assertThat(client.endpointOverride()).contains(endpoint);
      assertThat(client.credentialsProvider()).isInstanceOf(StaticCredentialsProvider.class);
    }
  }

  @Test
  void ask_aws_itself_as_whom_the_environment_says() {
    for (var client : all(Map.of("AWS_REGION", "eu-west-1"))) {
      assertThat(client.region().id()).isEqualTo("eu-west-1");
      assertThat(client.credentialsProvider()).isNotInstanceOf(StaticCredentialsProvider.class);
    }
  }

  @Test
  void ask_a_stand_in_on_this_machine_as_nobody() {
    var endpoint = URI.create("http://127.0.0.1:4566");

    for (var client : all(Map.of("AWS_ENDPOINT_URL", endpoint.toString()))) {
      assertThat(client.endpointOverride()).contains(endpoint);
      assertThat(client.credentialsProvider()).isInstanceOf(StaticCredentialsProvider.class);
    }
  }

  @Test
  void ask_a_stand_in_elsewhere_as_whom_the_environment_says() {
    for (var client : all(Map.of("AWS_ENDPOINT_URL", "http://10.0.0.7:4566"))) {
      assertThat(client.credentialsProvider()).isNotInstanceOf(StaticCredentialsProvider.class);
    }
  }

  private static List<AwsServiceClientConfiguration> models(Map<String, String> environment) {
    var clients = new AwsClients(environment);
    try (var streaming = clients.bedrockRuntimeAsync();
        var waiting = clients.bedrockRuntime();
        var reranking = clients.bedrockAgentRuntime()) {
      return List.of(
          streaming.serviceClientConfiguration(),
          waiting.serviceClientConfiguration(),
          reranking.serviceClientConfiguration());
    }
  }

  private static List<AwsServiceClientConfiguration> all(Map<String, String> environment) {
    var clients = new AwsClients(environment);
    try (var dynamoDb = clients.dynamoDb();
        var sqs = clients.sqs();
        var s3 = clients.s3();
        var secrets = clients.secretsManager()) {
      return List.of(
          dynamoDb.serviceClientConfiguration(),
          sqs.serviceClientConfiguration(),
          s3.serviceClientConfiguration(),
          secrets.serviceClientConfiguration());
    }
  }
}
