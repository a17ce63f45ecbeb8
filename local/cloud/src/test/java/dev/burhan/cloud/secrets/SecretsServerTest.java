package dev.burhan.cloud.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The stand-in, asked by the SDK's own client. */
final class SecretsServerTest {

  @Test
  void gives_a_secret_by_name_and_by_arn() {
    try (var server = server();
        var client = client(server)) {
      var byName = client.getSecretValue(request -> request.secretId("app/pepper"));
      var byArn = client.getSecretValue(request -> request.secretId(server.arn("app/pepper")));

      assertThat(byName.secretString()).isEqualTo("فلفل \"x\"");
      assertThat(byName.name()).isEqualTo("app/pepper");
      assertThat(byName.versionStages()).containsExactly("AWSCURRENT");
      assertThat(byArn.secretString()).isEqualTo(byName.secretString());
      assertThat(byArn.arn()).isEqualTo(server.arn("app/pepper"));
    }
  }

  @Test
  void says_that_a_secret_is_not_there() {
    try (var server = server();
        var client = client(server)) {
      assertThatThrownBy(() -> client.getSecretValue(request -> request.secretId("other")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void makes_a_secret_that_has_no_value_until_it_is_written() {
    try (var server = server();
        var client = client(server)) {
      var arn = client.createSecret(request -> request.name("new")).arn();
      assertThatThrownBy(() -> client.createSecret(request -> request.name("new")))
          .isInstanceOf(ResourceExistsException.class);
      assertThat(client.describeSecret(request -> request.secretId("new")).arn()).isEqualTo(arn);
      assertThatThrownBy(() -> client.getSecretValue(request -> request.secretId(arn)))
          .isInstanceOf(ResourceNotFoundException.class);

      client.putSecretValue(request -> request.secretId(arn).secretString("value"));

      assertThat(client.getSecretValue(request -> request.secretId("new")).secretString())
          .isEqualTo("value");
      assertThatThrownBy(
              () -> client.putSecretValue(request -> request.secretId("lost").secretString("v")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void refuses_every_other_operation() {
    try (var server = server();
        var client = client(server)) {
      assertThatThrownBy(client::listSecrets)
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("secretsmanager.ListSecrets is not emulated");
    }
  }

  private static SecretsServer server() {
    return SecretsServer.start(
        Map.of("app/pepper", "فلفل \"x\"", "app/owner", "{}"), "eu-west-1", "123456789012", 0);
  }

  private static SecretsManagerClient client(SecretsServer server) {
    return SecretsManagerClient.builder()
        .endpointOverride(server.address())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
