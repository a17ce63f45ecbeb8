package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.aws.JobMessage;
import dev.burhan.aws.UploadNotice;
import dev.burhan.documents.MaintainIndex;
import dev.burhan.edge.Restorable;
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
import java.util.function.Supplier;

/** Ingests the documents whose jobs come from the queue, sent by us or by S3 after an upload. */
public final class WorkerHandler
    implements RequestHandler<SQSEvent, SQSBatchResponse>, AutoCloseable {

  /** Kept back from the time-out, to give unfinished jobs back in good order. */
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final Supplier<Wiring.Worker> wiring;

  public WorkerHandler() {
    this(System.getenv());
  }

  public WorkerHandler(Map<String, String> environment) {
    this.wiring = Restorable.of(() -> Wiring.worker(environment));
  }

  WorkerHandler(
      RunJob run,
      Work ingest,
      MaintainIndex maintain,
      Visibility visibility,
      Clock clock,
      Runnable endParsers) {
    var hooks = new Restorable.Hooks(() -> {}, endParsers);
    var given = new Wiring.Worker(run, ingest, maintain, visibility, clock, hooks);
    this.wiring = () -> given;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    var parts = wiring.get();
    var deadline = Deadline.in(left, parts.clock());
    return SqsBatch.run(
        event, delivery -> work(parts, delivery.body(), deadline), parts.visibility());
  }

  /** Ends connections and the processes that read files; on Lambda they end with this one. */
  @Override
  public void close() {
    wiring.get().hooks().close().run();
  }

  /** A message nobody can read is not done: it ends among the dead letters, for a person to see. */
  private static Verdict work(Wiring.Worker parts, String body, Deadline deadline) {
    var jobs = jobs(body);
    for (var message : jobs.orElse(List.of())) {
      parts.run().run(message.tenant(), message.job(), deadline, parts.ingest());
      SqsBatch.aside("upkeep", () -> parts.maintain().maintain(message.tenant(), deadline));
    }
    return jobs.isPresent() ? new Verdict.Done() : new Verdict.Again();
  }

  private static Optional<List<JobMessage>> jobs(String body) {
    return JobMessage.parse(body).map(List::of).or(() -> UploadNotice.parse(body));
  }
}
