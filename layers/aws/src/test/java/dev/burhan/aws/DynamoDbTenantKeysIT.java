package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeySecret;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TenantDataContract;
import dev.burhan.testing.TestAccounts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbTenantKeysIT implements TenantDataContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.createIndexed(dynamoDb, "key_hash", "tenant_keys", "tenant_id", "key_id");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbTenantKeys data() {
    return new DynamoDbTenantKeys(dynamoDb, table);
  }

  @Override
  public void put(TenantId tenant, int number) {
    var keys = new DynamoDbApiKeyStore(dynamoDb, table, Clock.systemUTC());
    for (int i = 0; i < number; i++) {
      var id = KeySecret.letters(10, new SecureRandom());
      var key = TestAccounts.key(tenant.value(), id, Set.of(Scope.QUERY));
      keys.create(tenant, TestAccounts.newHash(), key, ApiKeyStore.KEYS_MAX);
    }
  }

  @Test
  void leaves_no_item_that_counts_keys() {
    var tenant = TenantDataContract.newTenant();
    put(tenant, 2);

    data().delete(tenant, TenantDataContract.deadline());

    var items = dynamoDb.scan(request -> request.tableName(table).consistentRead(true)).items();
    assertThat(items).noneMatch(item -> item.toString().contains(tenant.value()));
  }
}
