package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore.Claim;
import dev.burhan.testing.JobStoreContract;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class DynamoDbJobStoreIT implements JobStoreContract {

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
  public DynamoDbJobStore jobs() {
    return new DynamoDbJobStore(dynamoDb, table, clock);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Test
  void lets_the_table_drop_a_job_thirty_days_after_it_was_made() {
    var job = Job.submitted(newId(), "lease-2024", clock.instant());

    jobs().create(ACME, job);

    var end = clock.instant().plus(Duration.ofDays(30)).getEpochSecond();
    assertThat(item(job.id())).containsEntry("expires_at", Item.number(end));
  }

  @Test
  void writes_the_end_of_the_lease_in_milliseconds() {
    var job = Job.submitted(newId(), "lease-2024", clock.instant());
    jobs().create(ACME, job);

    jobs().claim(ACME, job.id(), LEASE);

    var end = clock.instant().plus(LEASE).toEpochMilli();
    assertThat(item(job.id())).containsEntry("lease_until", Item.number(end));
  }

  @Test
  void ends_the_lease_with_the_job() {
    var job = Job.submitted(newId(), "lease-2024", clock.instant());
    jobs().create(ACME, job);
    var claim = (Claim.Taken) jobs().claim(ACME, job.id(), LEASE);

    jobs().finish(ACME, claim.lease(), SUCCESS);

    assertThat(item(job.id())).containsEntry("lease_until", Item.number(0));
  }

  @Test
  void fails_for_good_when_there_is_no_table() {
    var jobs = new DynamoDbJobStore(dynamoDb, "no-such-table", clock);

    assertThatThrownBy(() -> jobs.claim(ACME, newId(), LEASE))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("DynamoDB UpdateItem failed: ResourceNotFoundException");
  }

  private static Map<String, AttributeValue> item(JobId id) {
    return dynamoDb.getItem(request -> request.tableName(table).key(JobItem.key(ACME, id))).item();
  }

  private static JobId newId() {
    return new JobId(UUID.randomUUID().toString());
  }
}
