package dev.burhan.function.admin;

import dev.burhan.edge.LimitsJson;
import dev.burhan.tenancy.Plan;
import dev.burhan.tenancy.Plans;
import java.util.List;

/** The plans that are sold. */
record PlansPayload(List<PlanPayload> plans) {

  /** A plan: how fast requests may come, and what may be spent. */
  record PlanPayload(String name, Rate rate, LimitsJson limits) {
    static PlanPayload of(Plan plan) {
      return new PlanPayload(
          plan.name(),
          new Rate(plan.rate().perSecond(), plan.rate().burst(), plan.rate().perMonth()),
          LimitsJson.of(plan.limits()));
    }
  }

  /** How fast requests may come. */
  record Rate(double perSecond, int burst, long perMonth) {}

  static PlansPayload of(Plans plans) {
    return new PlansPayload(plans.all().stream().map(PlanPayload::of).toList());
  }
}
