package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.testing.ApiKeyStoreContract;
import dev.burhan.testing.TestAccounts;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbApiKeyStoreIT implements ApiKeyStoreContract {

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
  public DynamoDbApiKeyStore keys() {
    return new DynamoDbApiKeyStore(dynamoDb, table, Clock.systemUTC());
  }

  @Test
  void fails_for_good_when_there_is_no_table() {
    var keys = new DynamoDbApiKeyStore(dynamoDb, "no-such-table", Clock.systemUTC());

    assertThatThrownBy(() -> keys.find(new KeyHash("00")))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("DynamoDB GetItem failed: ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource({"tenant_id, NOBODY!", "expires_at, tomorrow", "created_at, once", "key_id, KEY!"})
  void fails_for_good_when_an_item_is_malformed_and_shows_nothing_of_it(
      String attribute, String value) {
    var hash = new KeyHash(UUID.randomUUID().toString());
    var item =
        Item.of(ApiKeyItem.of(hash, TestAccounts.key("acme", "k1", Set.of())))
            .put(attribute, Item.text(value));
    dynamoDb.putItem(request -> request.tableName(table).item(item.attributes()));

    assertThatThrownBy(() -> keys().find(hash))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessage("DynamoDB item is malformed: attribute \"" + attribute + "\"");
  }

  /** An admin key of anybody else that found its way into the table opens nothing. */
  @Test
  void fails_for_good_when_a_tenants_key_may_administer() {
    var hash = TestAccounts.newHash();
    var item =
        Item.of(ApiKeyItem.of(hash, TestAccounts.key("acme", "k1", Set.of())))
            .put("scopes", AttributeValue.fromSs(List.of("ADMIN")));
    dynamoDb.putItem(request -> request.tableName(table).item(item.attributes()));

    assertThatThrownBy(() -> keys().find(hash))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessage("DynamoDB item is malformed: attribute \"tenant_id\"");
  }
}
