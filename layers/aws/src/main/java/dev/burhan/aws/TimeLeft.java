package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import java.time.Duration;

/** Tells how long a call may take, in terms the SDK accepts: it refuses no time at all. */
final class TimeLeft {

  private static final Duration LEAST = Duration.ofMillis(1);

  private TimeLeft() {}

  /**
   * The time left, which is some.
   *
   * @throws dev.burhan.failure.DependencyFailure.Transient when none is left for {@code what}
   */
  static Duration of(Deadline deadline, String what) {
    deadline.check(what);
    var left = deadline.left();
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }
}
