package dev.burhan.function.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.aws.JobMessage;
import dev.burhan.edge.Restorable;
import dev.burhan.edge.SqsBatch;
import dev.burhan.edge.SqsBatch.Delivery;
import dev.burhan.edge.SqsBatch.Verdict;
import dev.burhan.edge.SqsBatch.Visibility;
import dev.burhan.failure.Deadline;
import dev.burhan.webhooks.DeliverWebhook;
import dev.burhan.webhooks.DeliverWebhook.Next;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Tells tenants of the ended jobs that come from the queue. */
public final class Handler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** Kept back from the time-out, to note what came of an attempt. */
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final Supplier<Wiring> wiring;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this.wiring = Restorable.of(() -> Wiring.of(environment));
  }

  Handler(DeliverWebhook deliver, Visibility visibility, Clock clock) {
    var given = new Wiring(deliver, visibility, clock, Restorable.Hooks.NONE);
    this.wiring = () -> given;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    var parts = wiring.get();
    var deadline = Deadline.in(left, parts.clock());
    return SqsBatch.run(
        event, delivery -> deliver(parts.deliver(), delivery, deadline), parts.visibility());
  }

  /** A message nobody can read ends among the dead letters, for a person to see. */
  private static Verdict deliver(DeliverWebhook deliver, Delivery delivery, Deadline deadline) {
    var message = JobMessage.parse(delivery.body());
    if (message.isEmpty()) {
      return new Verdict.Again();
    }
    var tenant = message.get().tenant();
    return switch (deliver.deliver(tenant, message.get().job(), delivery.count(), deadline)) {
      case Next.Done() -> new Verdict.Done();
      case Next.Later(Duration delay) -> new Verdict.After(delay);
    };
  }
}
