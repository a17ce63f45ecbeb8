package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Tries a transaction again that another one got in the way of, which the SDK does not. */
final class Contention {

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final String CONFLICT = "TransactionConflict";
  private static final String REFUSED = "ConditionalCheckFailed";

  private final Retry retry =
      new Retry(Retry.Pause.THREAD, () -> ThreadLocalRandom.current().nextDouble());
  private final Clock clock;

  Contention(Clock clock) {
    this.clock = clock;
  }

  /** Returns false where a condition did not hold. */
  boolean run(Runnable transaction) {
    var deadline = Deadline.in(LONGEST, clock);
    for (int failures = 1; ; failures++) {
      try {
        transaction.run();
        return true;
      } catch (TransactionCanceledException e) {
        if (isBecauseOf(REFUSED, e)) {
          return false;
        }
        if (!isBecauseOf(CONFLICT, e)) {
          throw e;
        }
        retry.pause(
            failures,
            new DependencyFailure.Transient("DynamoDB item is being changed by others", e),
            deadline);
      }
    }
  }

  private static boolean isBecauseOf(String code, TransactionCanceledException e) {
    return e.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }
}
