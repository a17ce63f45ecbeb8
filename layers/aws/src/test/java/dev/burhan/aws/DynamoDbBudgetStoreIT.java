package dev.burhan.aws;

import static dev.burhan.metering.BudgetLimit.UNLIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Reserving;
import dev.burhan.testing.BudgetHistoryContract;
import dev.burhan.testing.BudgetStoreContract;
import dev.burhan.testing.RunningJobsContract;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbBudgetStoreIT implements BudgetStoreContract, BudgetHistoryContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.create(dynamoDb, "tenant_id");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public BudgetStore budgets(Clock clock) {
    return new DynamoDbBudgetStore(dynamoDb, table, clock);
  }

  /** Counts requests as they are sent, retries included. */
  private static final class Counting implements ExecutionInterceptor {
    private final AtomicInteger sent = new AtomicInteger();

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
      sent.incrementAndGet();
    }

    DynamoDbClient client() {
      var like = dynamoDb.serviceClientConfiguration();
      return DynamoDbClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .region(like.region())
          .endpointOverride(like.endpointOverride().orElseThrow())
          .credentialsProvider(like.credentialsProvider())
          .overrideConfiguration(override -> override.addExecutionInterceptor(this))
          .build();
    }
  }

  @Test
  void a_request_takes_two_writes_whatever_others_left_behind() {
    var clock = new SettableClock(START);
    var tenant = RunningJobsContract.newTenant();
    var counting = new Counting();
    try (var client = counting.client()) {
      var budgets = new DynamoDbBudgetStore(client, table, clock);
      for (int i = 0; i < 10; i++) {
        budgets.reserve(tenant, BudgetStoreContract.claim(ONE), UNLIMITED);
      }
      clock.advance(Duration.ofDays(40));
      counting.sent.set(0);

      var granted =
          (Reserving.Granted) budgets.reserve(tenant, BudgetStoreContract.claim(ONE), UNLIMITED);
      budgets.settle(tenant, granted, ONE);

      assertThat(counting.sent).hasValue(2);
      assertThat(budgets.standing(tenant).open()).isEmpty();
      assertThat(budgets.standing(tenant).counters()).hasSize(7 + 3);
    }
  }

  @Test
  void a_refusal_takes_one_write_and_no_read() {
    var tenant = RunningJobsContract.newTenant();
    var counting = new Counting();
    try (var client = counting.client()) {
      var budgets = new DynamoDbBudgetStore(client, table, new SettableClock(START));
      budgets.reserve(
          tenant, BudgetStoreContract.claim(ONE), TestLimits.only(BudgetLimit.REQUESTS_PER_DAY, 0));

      assertThat(counting.sent).hasValue(1);
    }
  }

  @Test
  void an_item_that_was_written_by_another_hand_is_a_failure() {
    var tenant = RunningJobsContract.newTenant();
    dynamoDb.putItem(
        put ->
            put.tableName(table)
                .item(
                    Map.of(
                        "tenant_id", Item.text(tenant.value()), "r_request", Item.text("1 2 x"))));

    assertThatThrownBy(() -> budgets(new SettableClock(START)).standing(tenant))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageNotContaining("1 2 x");
  }
}
