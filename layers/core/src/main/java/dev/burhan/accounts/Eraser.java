package dev.burhan.accounts;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Counts what stores keep of a tenant, deletes it as far as time allows, and counts again. */
final class Eraser {

  private final List<TenantData> stores;
  private final Duration reserve;

  /**
   * @param reserve kept back from the deadline, to count again
   */
  Eraser(List<TenantData> stores, Duration reserve) {
    this.stores = List.copyOf(stores);
    this.reserve = reserve;
  }

  List<Erasure> erase(TenantId tenant, Deadline deadline) {
    var before = counts(tenant, deadline);
    delete(tenant, new Deadline(deadline.clock(), deadline.at().minus(reserve)));
    var after = counts(tenant, deadline);
    return IntStream.range(0, stores.size())
        .mapToObj(i -> new Erasure(stores.get(i).name(), before.get(i), after.get(i)))
        .toList();
  }

  private List<Long> counts(TenantId tenant, Deadline deadline) {
    return stores.stream().map(store -> store.count(tenant, deadline)).toList();
  }

  /**
   * What another call is to go on with is no failure; a store that fails while there is time is.
   */
  private void delete(TenantId tenant, Deadline deadline) {
    try {
      for (var store : stores) {
        deadline.check("deleting " + store.name());
        store.delete(tenant, deadline);
      }
    } catch (DependencyFailure.Transient e) {
      if (!deadline.left().isZero()) {
        throw e;
      }
    }
  }
}
