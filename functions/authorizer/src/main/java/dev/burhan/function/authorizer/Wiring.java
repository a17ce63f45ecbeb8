package dev.burhan.function.authorizer;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.Restorable.Hooks;
import dev.burhan.edge.Restorable.Parts;
import dev.burhan.edge.Settings;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.KeyHash;
import java.time.Clock;
import java.util.Map;

/** Puts the function together. */
record Wiring(AuthenticateKey authenticate, Hooks hooks) implements Parts {

  /** Has the form of a key, and is nobody's. */
  private static final String NO_KEY = "bk_warm_0000000000000000";

  static Wiring of(Map<String, String> environment) {
    var settings = new Settings(environment);
    var table = settings.text("API_KEYS_TABLE");
    var pepper = settings.text("KEY_PEPPER_SECRET");
    settings.check();
    var clients = new AwsClients(environment);
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var authenticate =
        new AuthenticateKey(
            new DynamoDbApiKeyStore(clients.dynamoDb(), table),
            new KeyHash.Hasher(secrets.get(pepper)),
            Clock.systemUTC());
    return new Wiring(authenticate, new Hooks(() -> authenticate.authenticate(NO_KEY), () -> {}));
  }
}
