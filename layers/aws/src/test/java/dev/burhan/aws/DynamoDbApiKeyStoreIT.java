package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.testing.ApiKeyStoreContract;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbApiKeyStoreIT implements ApiKeyStoreContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.create(dynamoDb, "key_hash");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbApiKeyStore keys() {
    return new DynamoDbApiKeyStore(dynamoDb, table);
  }

  @Test
  void fails_for_good_when_there_is_no_table() {
    var keys = new DynamoDbApiKeyStore(dynamoDb, "no-such-table");

    assertThatThrownBy(() -> keys.find(new KeyHash("00")))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("DynamoDB GetItem failed: ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource({"tenant_id, NOBODY!", "expires_at, tomorrow"})
  void fails_for_good_when_an_item_is_malformed_and_shows_nothing_of_it(
      String attribute, String value) {
    var hash = new KeyHash(UUID.randomUUID().toString());
    var item =
        Item.of(Map.of("key_hash", Item.text(hash.hex()), "key_id", Item.text("bk-1")))
            .put("tenant_id", Item.text("acme"))
            .put(attribute, Item.text(value));
    dynamoDb.putItem(request -> request.tableName(table).item(item.attributes()));

    assertThatThrownBy(() -> keys().find(hash))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessage("DynamoDB item is malformed: attribute \"" + attribute + "\"");
  }
}
