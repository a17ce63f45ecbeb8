package dev.burhan.aws;

import dev.burhan.accounts.OperatorSecret;
import dev.burhan.tenancy.KeySecret;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Keeps the first admin key in a secret of Secrets Manager that the stack made without a value. */
public final class SecretsManagerOperatorSecret implements OperatorSecret {

  private static final String SERVICE = "Secrets Manager";

  private final SecretsManagerClient client;
  private final String arn;

  public SecretsManagerOperatorSecret(SecretsManagerClient client, String arn) {
    this.client = client;
    this.arn = arn;
  }

  @Override
  public Optional<KeySecret> read() {
    return AwsFailures.translating(
        SERVICE,
        "GetSecretValue",
        () -> {
          try {
            var response = client.getSecretValue(request -> request.secretId(arn));
            return Optional.ofNullable(response.secretString()).flatMap(KeySecret::read);
          } catch (ResourceNotFoundException e) {
            // What the service says of a secret without a value, too; writing tells them apart.
            return Optional.empty();
          }
        });
  }

  @Override
  public void write(KeySecret secret) {
    AwsFailures.translating(
        SERVICE,
        "PutSecretValue",
        () -> client.putSecretValue(request -> request.secretId(arn).secretString(secret.value())));
  }
}
