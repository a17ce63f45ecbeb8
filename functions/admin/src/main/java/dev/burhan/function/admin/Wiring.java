package dev.burhan.function.admin;

import dev.burhan.accounts.BootstrapOperator;
import dev.burhan.accounts.ChangeTenant;
import dev.burhan.accounts.CreateKey;
import dev.burhan.accounts.CreateTenant;
import dev.burhan.accounts.OffboardTenant;
import dev.burhan.accounts.RecordDeeds;
import dev.burhan.accounts.RotateKey;
import dev.burhan.accounts.SuspendTenant;
import dev.burhan.aws.ApiGatewayKeys;
import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.aws.DynamoDbAuditLog;
import dev.burhan.aws.DynamoDbIdempotencyStore;
import dev.burhan.aws.DynamoDbTenantItems;
import dev.burhan.aws.DynamoDbTenantKeys;
import dev.burhan.aws.DynamoDbTenantShares;
import dev.burhan.aws.DynamoDbTenantStore;
import dev.burhan.aws.FreshSecret;
import dev.burhan.aws.S3TenantObjects;
import dev.burhan.aws.SecretsManagerOperatorSecret;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.Api;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.PlanFile;
import dev.burhan.edge.Settings;
import dev.burhan.postgres.DatabaseTransport;
import dev.burhan.postgres.PostgresTenantRows;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.TenantData;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/** Names every adapter of the functions. */
final class Wiring {

  private static final String OPERATOR_PLAN = "enterprise";
  private static final int SETTLING_SECONDS_MAX = 86_400;

  /** No call is written down for longer. */
  private static final int LEDGER_DAYS_MAX = 760;

  private final Plans plans = PlanFile.read();
  private final Clock clock = Clock.systemUTC();
  private final AwsClients clients;
  private final DynamoDbTenantStore tenants;
  private final DynamoDbApiKeyStore keys;
  private final ApiGatewayKeys gateway;
  private final CreateKey.Minting minting;

  /** Checks the settings, whatever others were read of them before. */
  private Wiring(Map<String, String> environment, Settings settings) {
    var keysTable = settings.text("API_KEYS_TABLE");
    var tenantsTable = settings.text("TENANTS_TABLE");
    var pepperSecret = settings.text("KEY_PEPPER_SECRET");
    var deployment = settings.text("DEPLOYMENT");
    var usagePlans = settings.pairs("USAGE_PLANS");
    settings.check();

    clients = new AwsClients(environment);
    tenants = new DynamoDbTenantStore(clients.dynamoDb(), tenantsTable);
    keys = new DynamoDbApiKeyStore(clients.dynamoDb(), keysTable, clock);
    gateway = new ApiGatewayKeys(clients.apiGateway(), usagePlans);
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var pepper =
        new FreshSecret(() -> secrets.fetch(pepperSecret), FreshSecret.Ages.STANDARD, clock);
    minting =
        new CreateKey.Minting(
            deployment, () -> new KeyHash.Hasher(pepper.get()), new SecureRandom());
  }

  static Api admin(Map<String, String> environment) {
    var settings = new Settings(environment);
    var auditTable = settings.text("AUDIT_TABLE");
    var idempotencyTable = settings.text("IDEMPOTENCY_TABLE");
    return new Wiring(environment, settings).admin(auditTable, idempotencyTable);
  }

  static BootstrapOperator bootstrap(Map<String, String> environment) {
    var settings = new Settings(environment);
    var secret = settings.text("ADMIN_KEY_SECRET");
    return new Wiring(environment, settings).bootstrap(secret);
  }

  private Api admin(String auditTable, String idempotencyTable) {
    var log = new DynamoDbAuditLog(clients.dynamoDb(), auditTable, clock);
    var deeds = new RecordDeeds(log, clock, UUID::randomUUID);
    var tenantUse =
        new TenantRoutes.UseCases(
            createTenant(), new ChangeTenant(tenants, gateway, plans), new SuspendTenant(tenants));
    var keyUse = new KeyRoutes.UseCases(createKey(), new RotateKey(keys, createKey(), clock), keys);
    var requests = new DynamoDbIdempotencyStore(clients.dynamoDb(), idempotencyTable, clock);
    return Handler.api(
        new TenantRoutes(tenantUse, tenants, plans, deeds),
        new KeyRoutes(keyUse, tenants, deeds, clock),
        new RecordRoutes(plans, log),
        Idempotency.in(requests),
        clock);
  }

  private BootstrapOperator bootstrap(String secret) {
    return new BootstrapOperator(
        createTenant(),
        createKey(),
        keys,
        new SecretsManagerOperatorSecret(clients.secretsManager(), secret),
        OPERATOR_PLAN);
  }

  static OffboardRoutes offboarding(Map<String, String> environment) {
    var settings = new Settings(environment);
    var auditTable = settings.text("AUDIT_TABLE");
    var keysTable = settings.text("API_KEYS_TABLE");
    var jobsTable = settings.text("JOBS_TABLE");
    var webhooksTable = settings.text("WEBHOOKS_TABLE");
    var idempotencyTable = settings.text("IDEMPOTENCY_TABLE");
    var budgetsTable = settings.text("BUDGETS_TABLE");
    var quotaTable = settings.text("QUOTA_TABLE");
    var bucket = settings.text("DOCUMENTS_BUCKET");
    int ledgerDays = settings.integer("LEDGER_DAYS", 0, LEDGER_DAYS_MAX);
    int settlingSeconds = settings.integer("SETTLING_SECONDS", 0, SETTLING_SECONDS_MAX);
    var database = DatabaseTransport.of(environment, settings::fault);
    var wiring = new Wiring(environment, settings);

    var dynamoDb = wiring.clients.dynamoDb();
    var secrets = new SecretsManagerSecrets(wiring.clients.secretsManager());
    var sql = database.orElseThrow().open(secrets::fetch, wiring.clients::rdsData);
    var data = new ArrayList<TenantData>();
    // Jobs first: a worker that finds none stores nothing.
    data.add(DynamoDbTenantItems.jobs(dynamoDb, jobsTable));
    data.addAll(PostgresTenantRows.all(sql, ledgerDays));
    data.addAll(S3TenantObjects.ofDocuments(wiring.clients.s3(), bucket));
    data.add(DynamoDbTenantItems.webhooks(dynamoDb, webhooksTable));
    data.add(DynamoDbTenantItems.requests(dynamoDb, idempotencyTable));
    data.add(DynamoDbTenantItems.budgets(dynamoDb, budgetsTable));
    data.add(new DynamoDbTenantShares(dynamoDb, quotaTable));
    var kept = new OffboardTenant.Kept(data, new DynamoDbTenantKeys(dynamoDb, keysTable));
    return wiring.offboarding(kept, Duration.ofSeconds(settlingSeconds), auditTable);
  }

  private OffboardRoutes offboarding(
      OffboardTenant.Kept kept, Duration settling, String auditTable) {
    var log = new DynamoDbAuditLog(clients.dynamoDb(), auditTable, clock);
    return new OffboardRoutes(
        new OffboardTenant(tenants, keys, gateway, kept, settling),
        new RecordDeeds(log, clock, UUID::randomUUID));
  }

  private CreateTenant createTenant() {
    return new CreateTenant(tenants, gateway, plans, clock, minting.random());
  }

  private CreateKey createKey() {
    return new CreateKey(keys, tenants, minting, clock);
  }
}
