package dev.burhan.cloud.command;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbJobStore;
import dev.burhan.aws.SqsDeadLetters;
import dev.burhan.aws.SqsJobQueue;
import dev.burhan.edge.Settings;
import dev.burhan.jobs.DeadLetters;
import dev.burhan.jobs.RedriveJobs;
import dev.burhan.jobs.RedriveJobs.Report;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** Tries jobs again that were given up on: of a deployed stack, or of the cloud that is up. */
final class Redrive {

  private final Launch launch;
  private final PrintStream out;

  Redrive(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  /**
   * @param looking whether only to tell what would be done
   */
  int run(boolean looking) {
    var environment = environment();
    var settings = new Settings(environment);
    var queueUrl = settings.text("INGEST_QUEUE_URL");
    var deadLettersUrl = settings.text("INGEST_DEAD_LETTERS_URL");
    var jobsTable = settings.text("JOBS_TABLE");
    settings.check();
    var clients = new AwsClients(environment);
    try (var sqs = clients.sqs();
        var dynamoDb = clients.dynamoDb()) {
      var redrive =
          new RedriveJobs(
              new SqsDeadLetters(sqs, deadLettersUrl),
              new DynamoDbJobStore(dynamoDb, jobsTable, Clock.systemUTC()),
              new SqsJobQueue(sqs, queueUrl));
      print(looking ? redrive.look(this::print) : redrive.run(this::print), looking);
      return 0;
    }
  }

  private Map<String, String> environment() {
    if (launch.environment().containsKey("INGEST_DEAD_LETTERS_URL")) {
      return launch.environment();
    }
    return RunningUp.find(launch.upFile())
        .map(RunningUp::operations)
        .orElseThrow(
            () ->
                new UsageException(
                    "nothing is up in this checkout, and INGEST_DEAD_LETTERS_URL names no stack"));
  }

  private void print(DeadLetters.Subject subject, RedriveJobs.Fate fate) {
    out.printf("%s  %s  %s%n", subject.tenant().value(), subject.job().value(), word(fate));
  }

  private static String word(RedriveJobs.Fate fate) {
    return switch (fate) {
      case RETRIED -> "tried again";
      case OVER -> "over, nothing to do";
    };
  }

  private void print(Report report, boolean looking) {
    out.printf(
        "%s%d tried again, %d over, %d unreadable (left in the queue)%n",
        looking ? "would be: " : "", report.retried(), report.over(), report.unreadable());
  }
}
