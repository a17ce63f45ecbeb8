package dev.burhan.eval.budget;

import dev.burhan.eval.statistics.Percentiles;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Holds what {@code bench budget} saw.
 *
 * @param unanswered attempts that the store did not answer in time: nobody was let in
 * @param overshoot requests granted beyond the budget, by the grants or by the counter, the larger
 * @param checkThenCount requests beyond the same budget where it is read, compared and then written
 * @param leakAfterCrash requests that still count though they were never settled, after they
 *     expired
 * @param admission milliseconds until a request was granted or refused
 */
public record BudgetReport(
    int attempts,
    int parallel,
    int budget,
    int granted,
    int unanswered,
    long overshoot,
    long checkThenCount,
    long leakAfterCrash,
    Percentiles admission) {

  /** Whether the whole budget was granted and nothing more, and nothing leaked. */
  public boolean isGood() {
    return overshoot == 0
        && leakAfterCrash == 0
        && granted + unanswered >= Math.min(attempts, budget);
  }

  public String table() {
    return String.format(
        Locale.ROOT,
        "%,d attempts, %d at a time, on a budget for %d: %d granted, %d beyond it, %d unanswered%n"
            + "the same where the budget is read, compared and then written: %d beyond it%n"
            + "still counted of %d requests that crashed, once they had expired: %d%n"
            + "admission: p50 %.1f  p95 %.1f  p99 %.1f ms%n%s",
        attempts,
        parallel,
        budget,
        granted,
        overshoot,
        unanswered,
        checkThenCount,
        Math.min(budget, attempts),
        leakAfterCrash,
        admission.p50(),
        admission.p95(),
        admission.p99(),
        isGood() ? "" : "NOT GOOD: must grant the budget and no more, and leak nothing\n");
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("attempts", attempts);
    json.put("parallel", parallel);
    json.put("budget", budget);
    json.put("granted", granted);
    json.put("unanswered", unanswered);
    json.put("overshoot", overshoot);
    json.put("check_then_count_overshoot", checkThenCount);
    json.put("leak_after_crash", leakAfterCrash);
    json.put("ms", admission.json());
    return json;
  }
}
