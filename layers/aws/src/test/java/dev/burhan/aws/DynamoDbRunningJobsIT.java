package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.testing.RunningJobsContract;
import dev.burhan.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbRunningJobsIT implements RunningJobsContract {

  private static ServerUnderTest server;
  private static DynamoDbClient dynamoDb;
  private static String table;

  private final SettableClock clock = SettableClock.atNoon();

  @BeforeAll
  static void start() {
    server = ServerUnderTest.dynamoDb();
    dynamoDb = server.clients().dynamoDb();
    table = Tables.create(dynamoDb, "tenant_id", "job_id");
  }

  @AfterAll
  static void end() {
    dynamoDb.close();
    server.close();
  }

  @Override
  public DynamoDbRunningJobs running() {
    return new DynamoDbRunningJobs(dynamoDb, table, clock);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Test
  void many_whose_time_has_passed_make_room_at_once() {
    var tenant = RunningJobsContract.newTenant();
    for (int i = 0; i < 40; i++) {
      running().enter(tenant, new JobId("job-" + i), 40, TIME);
    }
    clock.advance(TIME.plusMillis(1));

    for (int i = 40; i < 80; i++) {
      assertThat(running().enter(tenant, new JobId("job-" + i), 40, TIME)).isTrue();
    }
  }

  @Test
  void its_item_is_no_job() {
    var tenant = RunningJobsContract.newTenant();
    running().enter(tenant, A, 1, TIME);

    assertThat(JobId.isValid("#running")).isFalse();
    assertThat(new DynamoDbJobStore(dynamoDb, table, clock).find(tenant, A)).isEmpty();
  }
}
