package dev.burhan.cloud.boot;

import dev.burhan.accounts.CreateKey;
import dev.burhan.accounts.CreateTenant;
import dev.burhan.accounts.KeyCreation;
import dev.burhan.accounts.KeyTerms;
import dev.burhan.accounts.TenantTerms;
import dev.burhan.aws.ApiGatewayKeys;
import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.aws.DynamoDbTenantStore;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.cloud.stack.Stack;
import dev.burhan.edge.PlanFile;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeySecret;
import dev.burhan.tenancy.Plan;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes tenants and keys of a local cloud as its admin API would, without going through it. */
record LocalAccounts(
    CreateTenant createTenant,
    CreateKey createKey,
    ApiKeyStore keys,
    CreateKey.Minting minting,
    SecretsManagerSecrets secrets,
    String adminKeySecret) {

  static LocalAccounts of(AwsClients clients, Stack stack, String pepper) {
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    var plans = PlanFile.read();
    var usagePlans =
        plans.all().stream()
            .map(Plan::name)
            .collect(Collectors.toMap(name -> name, name -> stack.reference(usagePlan(name))));
    var tenants = new DynamoDbTenantStore(clients.dynamoDb(), stack.tableName("TenantsTable"));
    var keys = new DynamoDbApiKeyStore(clients.dynamoDb(), stack.tableName("ApiKeysTable"), clock);
    var gateway = new ApiGatewayKeys(clients.apiGateway(), usagePlans);
    var minting =
        new CreateKey.Minting(
            stack.reference("AWS::StackName"), () -> new KeyHash.Hasher(pepper), random);
    return new LocalAccounts(
        new CreateTenant(tenants, gateway, plans, clock, random),
        new CreateKey(keys, tenants, minting, clock),
        keys,
        minting,
        new SecretsManagerSecrets(clients.secretsManager()),
        stack.reference("AdminKeySecret"));
  }

  private static String usagePlan(String plan) {
    return plan.substring(0, 1).toUpperCase(Locale.ROOT) + plan.substring(1) + "UsagePlan";
  }

  String createKey(TenantId tenant, Set<ApiKey.Scope> scopes, String plan) {
    create(tenant, plan);
    var terms = new KeyTerms("local", scopes, Optional.empty());
    if (createKey.create(tenant, terms) instanceof KeyCreation.Created created) {
      return created.secret().value();
    }
    throw new IllegalStateException("tenant " + tenant + " cannot be given a key");
  }

  /** One that is there already is as good. */
  private void create(TenantId tenant, String plan) {
    createTenant.create(
        tenant, new TenantTerms(tenant.value(), plan, Optional.empty(), WeakAnswers.FLAG));
  }

  /** Stores a key of all scopes whose secret is known before. */
  void know(String secret, TenantId tenant) {
    create(tenant, "enterprise");
    var life = new ApiKey.Life(Instant.EPOCH, Optional.empty());
    var key =
        new ApiKey(
            new KeySecret(secret).id(),
            tenant,
            "trial",
            Scope.ofTenants(),
            minting.deployment(),
            life);
    keys.create(tenant, minting.hasher().get().hash(secret), key, ApiKeyStore.KEYS_MAX);
  }

  String adminKey() {
    return secrets.fetch(adminKeySecret);
  }
}
