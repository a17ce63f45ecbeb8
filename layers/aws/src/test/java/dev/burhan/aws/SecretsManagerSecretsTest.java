package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

final class SecretsManagerSecretsTest {

  private static final String PEPPER = "arn:aws:secretsmanager:us-east-1:1:secret:pepper";
  private static final String ROLE = "arn:aws:secretsmanager:us-east-1:1:secret:role";

  private final Vault vault =
      new Vault(Map.of(PEPPER, "salt and pepper", ROLE, "{\"username\":\"app\",\"port\":5432}"));
  private final SecretsManagerSecrets secrets = new SecretsManagerSecrets(vault);

  @Test
  void fetches_a_secret() {
    assertThat(secrets.get(PEPPER)).isEqualTo("salt and pepper");
  }

  @Test
  void fetches_a_secret_once() {
    secrets.get(PEPPER);
    secrets.get(PEPPER);
    secrets.get(ROLE);
    secrets.get(ROLE, "username");

    assertThat(vault.asked).containsExactly(PEPPER, ROLE);
  }

  @Test
  void reads_a_field_of_a_secret() {
    assertThat(secrets.get(ROLE, "username")).isEqualTo("app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "port"})
  void fails_for_a_field_that_is_no_text_and_shows_nothing_of_the_secret(String field) {
    assertThatThrownBy(() -> secrets.get(ROLE, field))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("\"" + field + "\"")
        .hasMessageNotContaining("app")
        .hasMessageNotContaining("5432");
  }

  @Test
  void fails_for_a_field_of_a_secret_that_is_no_object() {
    assertThatThrownBy(() -> secrets.get(PEPPER, "username"))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageNotContaining("salt");
  }

  @Test
  void does_not_keep_a_failure() {
    assertThatThrownBy(() -> secrets.get("arn:new"))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("Secrets Manager GetSecretValue failed: ");
    assertThatThrownBy(() -> secrets.get("arn:new")).isInstanceOf(DependencyFailure.class);

    assertThat(vault.asked).containsExactly("arn:new", "arn:new");
  }

  /** Plays the service in memory. */
  private static final class Vault implements SecretsManagerClient {
    private final Map<String, String> secrets;
    private final List<String> asked = new ArrayList<>();

    Vault(Map<String, String> secrets) {
      this.secrets = secrets;
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      asked.add(request.secretId());
      var secret = secrets.get(request.secretId());
      if (secret == null) {
        throw ResourceNotFoundException.builder().statusCode(400).build();
      }
      return GetSecretValueResponse.builder().secretString(secret).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
