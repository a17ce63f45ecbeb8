package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbJobStore;
import dev.burhan.aws.SqsJobQueue;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.SharedCloud;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.jobs.RunJob;
import dev.burhan.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A job tried in vain goes to the dead letters, and from there to the workers again. */
@ExtendWith(SharedCloud.class)
final class RedriveIT {

  private static final TenantId TENANT = new TenantId("redrive");

  private final LocalCloud cloud;
  private final Path home;

  RedriveIT(LocalCloud cloud, @TempDir Path home) {
    this.cloud = cloud;
    this.home = home;
  }

  @Test
  void sends_a_job_that_was_tried_in_vain_to_the_workers_again() {
    var id = new JobId("tried-in-vain");
    // Nothing is done for a tenant that is not there.
    var caller = SharedCloud.caller(cloud, TENANT.value());
    triedInVain(id);
    caller.job(id.value(), job -> reason(job).equals(RunJob.RETRIES_EXHAUSTED));

    assertThat(redrive("--dry-run")).contains("redrive  tried-in-vain  tried again", "would be: ");
    assertThat(redrive()).contains("redrive  tried-in-vain  tried again", "1 tried again");

    // It names no document that we have, so trying again ends it for another reason.
    caller.job(id.value(), job -> !Set.of("", RunJob.RETRIES_EXHAUSTED).contains(reason(job)));
    assertThat(redrive()).doesNotContain("tried-in-vain");
  }

  private static String reason(JsonNode job) {
    return job.path("failure").path("code").asText();
  }

  /** Uses up the attempts and leaves the rest to the worker of the cloud. */
  private void triedInVain(JobId id) {
    var operations = cloud.operations();
    var clients = new AwsClients(operations);
    var clock = Clock.systemUTC();
    try (var dynamoDb = clients.dynamoDb();
        var sqs = clients.sqs()) {
      var jobs = new DynamoDbJobStore(dynamoDb, operations.getOrDefault("JOBS_TABLE", ""), clock);
      jobs.create(TENANT, Job.submitted(id, "lease", clock.instant()));
      for (int i = 0; i < RunJob.ATTEMPTS_MAX; i++) {
        var claim = jobs.claim(TENANT, id, Duration.ofMinutes(1));
        jobs.release(TENANT, ((JobStore.Claim.Taken) claim).lease());
      }
      new SqsJobQueue(sqs, operations.getOrDefault("INGEST_QUEUE_URL", "")).send(TENANT, id);
    }
  }

  private String redrive(String... options) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var launch = new Launch(home, Instant.now(), Map.copyOf(cloud.operations()));
    var line = new ArrayList<>(List.of("redrive"));
    line.addAll(List.of(options));
    assertThat(new Main(launch, stream, stream).run(line)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
