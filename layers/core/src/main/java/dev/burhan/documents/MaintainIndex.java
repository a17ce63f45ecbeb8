package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Does what is due in a tenant's index after a document was stored. What time does not allow now is
 * done after the next one; nothing is wrong without it.
 */
public final class MaintainIndex {

  private static final Duration STEP_MAX = Duration.ofSeconds(20);

  private final IndexUpkeep upkeep;
  private final Duration timeMax;

  /**
   * @param timeMax how long one call may take, save its last step
   */
  public MaintainIndex(IndexUpkeep upkeep, Duration timeMax) {
    this.upkeep = upkeep;
    this.timeMax = timeMax;
  }

  /**
   * Does one step after another while time is left.
   *
   * @throws dev.burhan.failure.DependencyFailure when a step fails; it stays due
   */
  public void maintain(TenantId tenant, Deadline deadline) {
    // Half of what is left at most: the next job of the same batch wants its share.
    var half = deadline.left().dividedBy(2);
    var until = Deadline.in(half.compareTo(timeMax) < 0 ? half : timeMax, deadline.clock());
    while (!until.left().isZero() && step(tenant, deadline)) {
      // The next one.
    }
  }

  private boolean step(TenantId tenant, Deadline deadline) {
    return upkeep.step(tenant, Deadline.in(deadline.atMost(STEP_MAX), deadline.clock()));
  }
}
