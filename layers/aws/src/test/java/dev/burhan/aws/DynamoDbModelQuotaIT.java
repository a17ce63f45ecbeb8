package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.ModelQuotaContract;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbModelQuotaIT implements ModelQuotaContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  private final SettableClock clock = new SettableClock(START);

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.create(dynamoDb, "model_name");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbModelQuota quota(Map<String, Long> quotas) {
    return new DynamoDbModelQuota(dynamoDb, table, quotas, clock);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Test
  void another_instance_that_has_seen_nothing_keeps_to_the_shares_too() {
    var model = ModelQuotaContract.newModel();
    var quotas = Map.of(model, 9_000L);
    quota(quotas).take(QUIET, model, 100);
    quota(quotas).take(GREEDY, model, 100);
    clock.advance(Duration.ofMinutes(1));

    long got = 0;
    while (quota(quotas).take(GREEDY, model, 100).equals(TAKEN)) {
      got += 100;
    }

    assertThat(got).isEqualTo(3_000);
  }

  @Test
  void minutes_long_gone_take_no_room() {
    var model = ModelQuotaContract.newModel();
    var quota = quota(Map.of(model, 9_000L));
    for (int minute = 0; minute < 20; minute++) {
      quota.take(new TenantId("tenant-" + minute % 3), model, 100);
      clock.advance(Duration.ofMinutes(1));
    }

    var item = dynamoDb.getItem(get -> get.tableName(table).key(key(model))).item();

    assertThat(item).hasSizeLessThanOrEqualTo(1 + 3 * 2);
  }

  private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key(
      String model) {
    return Map.of("model_name", Item.text(model));
  }
}
