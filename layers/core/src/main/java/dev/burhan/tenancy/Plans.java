package dev.burhan.tenancy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the plans that are sold, in the order they are listed. */
public record Plans(List<Plan> all) {

  public Plans {
    all = List.copyOf(all);
    if (all.isEmpty() || byName(all).size() < all.size()) {
      throw new IllegalArgumentException("plans must be one or more, each of a name of its own");
    }
  }

  public Optional<Plan> find(String name) {
    return Optional.ofNullable(byName(all).get(name));
  }

  /**
   * Says what a tenant may spend: what was agreed with it, or what its plan says.
   *
   * @throws IllegalStateException when its plan is no longer sold: it must be moved first
   */
  public Limits limits(Tenant tenant) {
    return tenant
        .ownLimits()
        .or(() -> find(tenant.plan()).map(Plan::limits))
        .orElseThrow(() -> new IllegalStateException("there is no plan " + tenant.plan()));
  }

  private static Map<String, Plan> byName(List<Plan> plans) {
    var byName = new LinkedHashMap<String, Plan>();
    plans.forEach(plan -> byName.put(plan.name(), plan));
    return byName;
  }
}
