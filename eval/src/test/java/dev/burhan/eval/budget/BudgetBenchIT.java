package dev.burhan.eval.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs the bench with so few requests that it takes seconds. */
final class BudgetBenchIT {

  @Test
  void a_budget_is_granted_and_no_more_and_crashes_leak_nothing() {
    var report = new BudgetBench(16, 10, line -> {}).run();

    assertThat(report.isGood()).as(report.table()).isTrue();
    assertThat(report.admission().p50()).isPositive();
    assertThat(report.json())
        .containsEntry("attempts", 80)
        .containsEntry("granted", 10)
        .containsEntry("overshoot", 0L)
        .containsEntry("leak_after_crash", 0L)
        .containsKey("ms");
  }
}
