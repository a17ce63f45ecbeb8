package dev.burhan.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.failure.DependencyFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Fetches secrets by their ARN. {@code get} does so once in the life of this object: a secret that
 * is rotated is seen by the next execution environment, be it new or restored. Thread-safe; fails
 * with {@link DependencyFailure}.
 */
public final class SecretsManagerSecrets {

  private static final String SERVICE = "Secrets Manager";
  private static final String OPERATION = "GetSecretValue";

  private final SecretsManagerClient client;
  private final Map<String, String> secrets = new ConcurrentHashMap<>();

  public SecretsManagerSecrets(SecretsManagerClient client) {
    this.client = client;
  }

  /** The whole secret. */
  public String get(String arn) {
    // Not computeIfAbsent, which would make other secrets wait for this call.
    var known = secrets.get(arn);
    if (known != null) {
      return known;
    }
    var secret = fetch(arn);
    secrets.put(arn, secret);
    return secret;
  }

  /** One string of a secret that is a JSON object. */
  public String get(String arn, String field) {
    return Json.readObject(get(arn))
        .flatMap(fields -> Optional.ofNullable(fields.get(field)))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .orElseThrow(() -> failure("the secret has no text field \"" + field + "\""));
  }

  /** The whole secret as it is now, for those who can tell that theirs is out of date. */
  public String fetch(String arn) {
    var response =
        AwsFailures.translating(
            SERVICE, OPERATION, () -> client.getSecretValue(request -> request.secretId(arn)));
    return Optional.ofNullable(response.secretString())
        .orElseThrow(() -> failure("the secret is binary, not text"));
  }

  private static DependencyFailure failure(String why) {
    return new DependencyFailure.Permanent(SERVICE + " " + OPERATION + " failed: " + why, null);
  }
}
