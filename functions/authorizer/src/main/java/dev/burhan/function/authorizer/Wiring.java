package dev.burhan.function.authorizer;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.aws.DynamoDbTenantStore;
import dev.burhan.aws.FreshSecret;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.PlanFile;
import dev.burhan.edge.Restorable.Hooks;
import dev.burhan.edge.Restorable.Parts;
import dev.burhan.edge.Settings;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.Plans;
import java.time.Clock;
import java.util.Map;

/** Puts the function together. */
record Wiring(AuthenticateKey authenticate, Plans plans, Hooks hooks) implements Parts {

  /** Has the form of a key, and is nobody's. */
  private static final String NO_KEY = "bk_warmwarmww_abcdefghijklmnopqrstuvwxyz234567abcdefgh";

  static Wiring of(Map<String, String> environment) {
    var settings = new Settings(environment);
    var keys = settings.text("API_KEYS_TABLE");
    var tenants = settings.text("TENANTS_TABLE");
    var pepperSecret = settings.text("KEY_PEPPER_SECRET");
    var deployment = settings.text("DEPLOYMENT");
    settings.check();

    var clock = Clock.systemUTC();
    var clients = new AwsClients(environment);
    var dynamoDb = clients.dynamoDb();
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var pepper =
        new FreshSecret(() -> secrets.fetch(pepperSecret), FreshSecret.Ages.STANDARD, clock);
    var authenticate =
        new AuthenticateKey(
            new DynamoDbApiKeyStore(dynamoDb, keys, clock),
            new DynamoDbTenantStore(dynamoDb, tenants),
            () -> new KeyHash.Hasher(pepper.get()),
            deployment,
            clock);
    var hooks = new Hooks(() -> authenticate.authenticate(NO_KEY), () -> {});
    return new Wiring(authenticate, PlanFile.read(), hooks);
  }
}
