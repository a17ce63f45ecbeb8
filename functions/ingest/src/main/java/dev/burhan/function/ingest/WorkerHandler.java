package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.aws.JobMessage;
import dev.burhan.aws.UploadNotice;
import dev.burhan.documents.MaintainIndex;
import dev.burhan.edge.SqsBatch;
import dev.burhan.edge.SqsBatch.Verdict;
import dev.burhan.edge.SqsBatch.Visibility;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.RunJob;
import dev.burhan.jobs.RunJob.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ingests the documents whose jobs come from the queue, sent by us or by S3 after an upload. */
public final class WorkerHandler
    implements RequestHandler<SQSEvent, SQSBatchResponse>, AutoCloseable {

  /** Kept back from the time-out, to give unfinished jobs back in good order. */
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final RunJob run;
  private final Work ingest;
  private final MaintainIndex maintain;
  private final Visibility visibility;
  private final Clock clock;
  private final Runnable endParsers;

  public WorkerHandler() {
    this(System.getenv());
  }

  public WorkerHandler(Map<String, String> environment) {
    this(Wiring.worker(environment));
  }

  private WorkerHandler(Wiring.Worker wiring) {
    this(
        wiring.run(),
        wiring.ingest(),
        wiring.maintain(),
        wiring.visibility(),
        wiring.clock(),
        wiring.endParsers());
  }

  WorkerHandler(
      RunJob run,
      Work ingest,
      MaintainIndex maintain,
      Visibility visibility,
      Clock clock,
      Runnable endParsers) {
    this.run = run;
    this.ingest = ingest;
    this.maintain = maintain;
    this.visibility = visibility;
    this.clock = clock;
    this.endParsers = endParsers;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    var deadline = Deadline.in(left, clock);
    return SqsBatch.run(event, delivery -> work(delivery.body(), deadline), visibility);
  }

  /** Ends the processes that read files; on Lambda they end with this one. */
  @Override
  public void close() {
    endParsers.run();
  }

  /** A message nobody can read is not done: it ends among the dead letters, for a person to see. */
  private Verdict work(String body, Deadline deadline) {
    var jobs = jobs(body);
    for (var message : jobs.orElse(List.of())) {
      run.run(message.tenant(), message.job(), deadline, ingest);
      SqsBatch.aside("upkeep", () -> maintain.maintain(message.tenant(), deadline));
    }
    return jobs.isPresent() ? new Verdict.Done() : new Verdict.Again();
  }

  private static Optional<List<JobMessage>> jobs(String body) {
    return JobMessage.parse(body).map(List::of).or(() -> UploadNotice.parse(body));
  }
}
