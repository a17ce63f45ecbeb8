package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.KeySecret;
import dev.burhan.testing.OperatorSecretContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

final class SecretsManagerOperatorSecretTest implements OperatorSecretContract {

  private static final String ARN = "arn:aws:secretsmanager:us-east-1:1:secret:admin-key";

  private final Vault vault = new Vault();

  @Override
  public SecretsManagerOperatorSecret secret() {
    return new SecretsManagerOperatorSecret(vault, ARN);
  }

  @Test
  void a_word_that_is_no_key_is_none() {
    vault.values.put(ARN, "none");

    assertThat(secret().read()).isEmpty();
  }

  @Test
  void shows_nothing_of_the_key_when_there_is_no_such_secret() {
    var lost = new SecretsManagerOperatorSecret(vault, "arn:lost");
    var key = KeySecret.random(new Random(1));

    assertThatThrownBy(() -> lost.write(key))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("Secrets Manager PutSecretValue failed: ")
        .hasMessageNotContaining(key.value());
  }

  /** Plays the service in memory; the stack made one secret without a value. */
  private static final class Vault implements SecretsManagerClient {
    private final Map<String, String> values = new HashMap<>();

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      var value = values.get(request.secretId());
      if (value == null) {
        throw ResourceNotFoundException.builder().message("none").build();
      }
      return GetSecretValueResponse.builder().secretString(value).build();
    }

    @Override
    public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
      if (!request.secretId().equals(ARN)) {
        throw ResourceNotFoundException.builder().message("none").build();
      }
      values.put(request.secretId(), request.secretString());
      return PutSecretValueResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }
}
