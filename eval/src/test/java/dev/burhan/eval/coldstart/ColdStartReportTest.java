package dev.burhan.eval.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ColdStartReportTest {

  private static StartTimes times(String name, double init, double restoredFirst) {
    var times = new StartTimes(name, 42);
    times.plain(init, 200, 900, List.of(10.0, 10.0));
    times.restored(50, restoredFirst);
    return times;
  }

  @Test
  void misses_nothing_when_all_is_reached() {
    var report =
        new ColdStartReport(List.of(times("Query", 1_000, 15), times("spring", 3_000, 99)), 1);

    assertThat(report.misses()).isEmpty();
    assertThat(report.isGood()).isTrue();
    assertThat(report.table()).contains("1200 (1200)", "0.38").doesNotContain("missed");
  }

  @Test
  void says_what_was_missed() {
    var report =
        new ColdStartReport(List.of(times("Query", 1_400, 16), times("spring", 3_000, 99)), 1);

    assertThat(report.misses())
        .containsExactly(
            "Query: 1600 ms to the first answer, sought 1500",
            "Query: restored 1.6 times warm, sought 1.5",
            "Query: 0.50 of Spring Boot, sought .4");
  }

  @Test
  void is_not_good_when_a_snapshot_saves_less_than_half() {
    assertThat(new ColdStartReport(List.of(times("Query", 1_000, 540)), 1).isGood()).isTrue();

    var slow = new ColdStartReport(List.of(times("Query", 1_000, 560)), 1);
    assertThat(slow.isGood()).isFalse();
    assertThat(slow.table()).contains("NOT GOOD");
  }

  @Test
  void says_that_there_is_nothing_to_compare_with() {
    var report = new ColdStartReport(List.of(times("Query", 1_000, 15)), 1);

    assertThat(report.isGood()).isTrue();
    assertThat(report.table()).contains("nothing to compare with");
  }

  @Test
  void a_figure_that_is_missing_is_a_miss_and_not_good() {
    var report = new ColdStartReport(List.of(new StartTimes("Query", 42)), 0);

    assertThat(report.misses()).hasSize(2);
    assertThat(report.isGood()).isFalse();
  }
}
