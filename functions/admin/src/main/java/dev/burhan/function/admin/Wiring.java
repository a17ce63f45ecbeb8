package dev.burhan.function.admin;

import dev.burhan.accounts.BootstrapOperator;
import dev.burhan.accounts.ChangeTenant;
import dev.burhan.accounts.CreateKey;
import dev.burhan.accounts.CreateTenant;
import dev.burhan.accounts.RecordDeeds;
import dev.burhan.accounts.RotateKey;
import dev.burhan.accounts.SuspendTenant;
import dev.burhan.aws.ApiGatewayKeys;
import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.aws.DynamoDbAuditLog;
import dev.burhan.aws.DynamoDbIdempotencyStore;
import dev.burhan.aws.DynamoDbTenantStore;
import dev.burhan.aws.FreshSecret;
import dev.burhan.aws.SecretsManagerOperatorSecret;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.PlanFile;
import dev.burhan.edge.Settings;
import dev.burhan.tenancy.KeyHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Names every adapter of this function. */
record Wiring(
    TenantRoutes tenants,
    KeyRoutes keys,
    RecordRoutes records,
    Idempotency idempotency,
    Clock clock) {

  private static final String OPERATOR_PLAN = "enterprise";

  static Wiring of(Map<String, String> environment) {
    var settings = new Settings(environment);
    var auditTable = settings.text("AUDIT_TABLE");
    var idempotencyTable = settings.text("IDEMPOTENCY_TABLE");
    var parts = Parts.of(environment, settings);

    var clock = parts.clock();
    var dynamoDb = parts.clients().dynamoDb();
    var log = new DynamoDbAuditLog(dynamoDb, auditTable, clock);
    var deeds = new RecordDeeds(log, clock, UUID::randomUUID);
    var plans = PlanFile.read();
    var tenants = parts.tenants();
    return new Wiring(
        new TenantRoutes(
            new TenantRoutes.UseCases(
                parts.createTenant(),
                new ChangeTenant(tenants, parts.gateway(), plans),
                new SuspendTenant(tenants)),
            tenants,
            plans,
            deeds),
        new KeyRoutes(
            new KeyRoutes.UseCases(
                parts.createKey(),
                new RotateKey(parts.keys(), parts.createKey(), clock),
                parts.keys()),
            tenants,
            deeds,
            clock),
        new RecordRoutes(plans, log),
        Idempotency.in(new DynamoDbIdempotencyStore(dynamoDb, idempotencyTable, clock)),
        clock);
  }

  static BootstrapOperator bootstrap(Map<String, String> environment) {
    var settings = new Settings(environment);
    var secret = settings.text("ADMIN_KEY_SECRET");
    var parts = Parts.of(environment, settings);
    return new BootstrapOperator(
        parts.createTenant(),
        parts.createKey(),
        parts.keys(),
        new SecretsManagerOperatorSecret(parts.clients().secretsManager(), secret),
        OPERATOR_PLAN);
  }

  /** What both functions are made of. */
  private record Parts(
      AwsClients clients,
      DynamoDbTenantStore tenants,
      DynamoDbApiKeyStore keys,
      ApiGatewayKeys gateway,
      CreateKey.Minting minting,
      Clock clock) {

    /** Checks the settings, whatever others were read of them before. */
    static Parts of(Map<String, String> environment, Settings settings) {
      var keysTable = settings.text("API_KEYS_TABLE");
      var tenantsTable = settings.text("TENANTS_TABLE");
      var pepperSecret = settings.text("KEY_PEPPER_SECRET");
      var deployment = settings.text("DEPLOYMENT");
      var usagePlans = settings.pairs("USAGE_PLANS");
      settings.check();

      var clock = Clock.systemUTC();
      var clients = new AwsClients(environment);
      var secrets = new SecretsManagerSecrets(clients.secretsManager());
      var pepper =
          new FreshSecret(() -> secrets.fetch(pepperSecret), FreshSecret.Ages.STANDARD, clock);
      return new Parts(
          clients,
          new DynamoDbTenantStore(clients.dynamoDb(), tenantsTable),
          new DynamoDbApiKeyStore(clients.dynamoDb(), keysTable, clock),
          new ApiGatewayKeys(clients.apiGateway(), usagePlans),
          new CreateKey.Minting(
              deployment, () -> new KeyHash.Hasher(pepper.get()), new SecureRandom()),
          clock);
    }

    CreateTenant createTenant() {
      return new CreateTenant(tenants, gateway, PlanFile.read(), clock, minting.random());
    }

    CreateKey createKey() {
      return new CreateKey(keys, tenants, minting, clock);
    }
  }
}
