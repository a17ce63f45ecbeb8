package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.aws.JobMessage;
import dev.burhan.documents.IngestDocument;
import dev.burhan.edge.SqsBatch;
import dev.burhan.failure.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Ingests the documents whose jobs come from the queue. */
public final class WorkerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** Kept back from the time-out, to give unfinished jobs back in good order. */
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final IngestDocument ingest;
  private final Clock clock;

  public WorkerHandler() {
    this(System.getenv());
  }

  public WorkerHandler(Map<String, String> environment) {
    this(Wiring.ingest(environment), Clock.systemUTC());
  }

  WorkerHandler(IngestDocument ingest, Clock clock) {
    this.ingest = ingest;
    this.clock = clock;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    var deadline = Deadline.in(left, clock);
    return SqsBatch.run(event, body -> isDone(body, deadline));
  }

  /** A message nobody can read is not done: it ends among the dead letters, for a person to see. */
  private boolean isDone(String body, Deadline deadline) {
    return JobMessage.parse(body)
        .map(message -> ingest.ingest(message.tenant(), message.job(), deadline))
        .filter(delivery -> delivery == IngestDocument.Delivery.DONE)
        .isPresent();
  }
}
