package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Does what is due in a tenant's index, after a document has come or gone. What time does not allow
 * now is done after the next one.
 */
public final class MaintainIndex {

  private final IndexUpkeep upkeep;
  private final Duration timeMax;

  /**
   * @param timeMax how long one call may take, save its last step
   */
  public MaintainIndex(IndexUpkeep upkeep, Duration timeMax) {
    this.upkeep = upkeep;
    this.timeMax = timeMax;
  }

  /** Never fails: a step that cannot be done now stays due, and nothing is wrong without it. */
  public void maintain(TenantId tenant, Deadline deadline) {
    // Half of what is left at most: the next job of the same batch wants its share.
    var until = Deadline.in(atMost(deadline.left().dividedBy(2)), deadline.clock());
    try {
      while (!until.left().isZero() && upkeep.step(tenant, deadline)) {
        // The next one.
      }
    } catch (DependencyFailure e) {
      // Still due; a database that is down shows in the jobs themselves.
    }
  }

  private Duration atMost(Duration left) {
    return left.compareTo(timeMax) < 0 ? left : timeMax;
  }
}
