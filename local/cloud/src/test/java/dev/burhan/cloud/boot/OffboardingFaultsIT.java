package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.accounts.OffboardTenant;
import dev.burhan.accounts.OffboardTenant.Kept;
import dev.burhan.accounts.OffboardTenant.Result;
import dev.burhan.aws.ApiGatewayKeys;
import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.aws.DynamoDbTenantItems;
import dev.burhan.aws.DynamoDbTenantKeys;
import dev.burhan.aws.DynamoDbTenantShares;
import dev.burhan.aws.DynamoDbTenantStore;
import dev.burhan.aws.S3TenantObjects;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.postgres.DatabaseSettings;
import dev.burhan.postgres.JdbcSqlClient;
import dev.burhan.postgres.PostgresTenantRows;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sees a tenant off on real engines, each of which fails when its turn comes. */
@ExtendWith(SharedCloud.class)
final class OffboardingFaultsIT {

  private static final Clock CLOCK = Clock.systemUTC();

  private final LocalCloud cloud;
  private final AwsClients clients;

  OffboardingFaultsIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.clients = new AwsClients(cloud.operations());
  }

  /** Fails to delete, before or after it is done. */
  private record Failing(TenantData data, boolean isDoneFirst) implements TenantData {

    @Override
    public String name() {
      return data.name();
    }

    @Override
    public long count(TenantId tenant, Deadline deadline) {
      return data.count(tenant, deadline);
    }

    @Override
    public void delete(TenantId tenant, Deadline deadline) {
      if (isDoneFirst) {
        data.delete(tenant, deadline);
      }
      throw new DependencyFailure.Transient(name() + " failed", null);
    }
  }

  @Test
  void each_store_may_fail_at_its_turn_and_none_touches_another_tenant() throws SQLException {
    var leaving = SeededTenant.fill(cloud, "failing", "heliotrope");
    var staying = SeededTenant.fill(cloud, "faultless", "gamboge");
    var traces = new Traces(cloud, clients);
    var before = traces.of(staying.id());

    try (var sql = sql()) {
      var data = data(sql);
      for (int turn = 0; turn < data.size(); turn++) {
        var failing = new ArrayList<>(data);
        failing.set(turn, new Failing(data.get(turn), turn % 2 == 0));
        assertThatThrownBy(() -> offboard(leaving.id(), failing))
            .isInstanceOf(DependencyFailure.Transient.class);
        assertThat(traces.of(staying.id())).as(data.get(turn).name()).isEqualTo(before);
      }
      var result = offboard(leaving.id(), data);

      assertThat(result).isInstanceOf(Result.Gone.class);
    }
    assertThat(traces.of(leaving.id())).isEmpty();
    assertThat(traces.of(staying.id())).isEqualTo(before);
    assertThat(staying.isWhole()).isTrue();
  }

  private Result offboard(TenantId tenant, List<TenantData> data) {
    var dynamoDb = clients.dynamoDb();
    var keys = cloud.stack().tableName("ApiKeysTable");
    return new OffboardTenant(
            new DynamoDbTenantStore(dynamoDb, cloud.stack().tableName("TenantsTable")),
            new DynamoDbApiKeyStore(dynamoDb, keys, CLOCK),
            new ApiGatewayKeys(clients.apiGateway(), Map.of()),
            new Kept(data, new DynamoDbTenantKeys(dynamoDb, keys)),
            Duration.ZERO)
        .offboard(tenant, Deadline.in(Duration.ofMinutes(1), CLOCK));
  }

  private List<TenantData> data(JdbcSqlClient sql) {
    var dynamoDb = clients.dynamoDb();
    var stack = cloud.stack();
    var data = new ArrayList<TenantData>();
    data.add(DynamoDbTenantItems.jobs(dynamoDb, stack.tableName("JobsTable")));
    data.addAll(PostgresTenantRows.all(sql, 0));
    data.addAll(S3TenantObjects.ofDocuments(clients.s3(), stack.bucketName("DocumentsBucket")));
    data.add(DynamoDbTenantItems.webhooks(dynamoDb, stack.tableName("WebhooksTable")));
    data.add(DynamoDbTenantItems.requests(dynamoDb, stack.tableName("IdempotencyTable")));
    data.add(DynamoDbTenantItems.budgets(dynamoDb, stack.tableName("BudgetsTable")));
    data.add(new DynamoDbTenantShares(dynamoDb, stack.tableName("QuotaTable")));
    return data;
  }

  private JdbcSqlClient sql() {
    var environment = cloud.stack().environment("OffboardFunction");
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var secret = environment.getOrDefault("DATABASE_SECRET", "");
    return new JdbcSqlClient(
        new DatabaseSettings(
            environment.getOrDefault("DATABASE_URL", ""),
            secrets.get(secret, "username"),
            secrets.get(secret, "password"),
            1));
  }
}
