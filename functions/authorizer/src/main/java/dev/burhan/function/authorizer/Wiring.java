package dev.burhan.function.authorizer;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.Settings;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.KeyHash;
import java.time.Clock;
import java.util.Map;

/** Puts the function together. */
final class Wiring {

  private Wiring() {}

  static AuthenticateKey authenticateKey(Map<String, String> environment) {
    var settings = new Settings(environment);
    var table = settings.text("API_KEYS_TABLE");
    var pepper = settings.text("KEY_PEPPER_SECRET");
    settings.check();
    var clients = new AwsClients(environment);
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    return new AuthenticateKey(
        new DynamoDbApiKeyStore(clients.dynamoDb(), table),
        new KeyHash.Hasher(secrets.get(pepper)),
        Clock.systemUTC());
  }
}
