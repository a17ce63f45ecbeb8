package dev.burhan.eval.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.eval.statistics.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReportsTest {

  @Test
  void a_scale_report_is_good_when_all_that_was_measured_is_as_it_must_be() {
    var report =
        scale(
            1_000_000,
            standing("burhan words", 50, .9995, Double.NaN),
            standing("burhan vectors", 20, Double.NaN, .97),
            standing("burhan", 90, Double.NaN, Double.NaN),
            standing("plain postings", 900, 1, Double.NaN),
            standing("lucene", 30, Double.NaN, Double.NaN));

    assertThat(report.faults()).isEmpty();
    assertThat(report.isGood()).isTrue();
    assertThat(report.table())
        .contains("p95 of plain postings is 18.0 times ours")
        .contains("our p95 is 3.0 times Lucene's")
        .doesNotContain("NOT GOOD");
  }

  @Test
  void a_scale_report_names_each_figure_that_is_not_as_it_must_be() {
    var report =
        scale(
            500_000,
            standing("burhan words", 100, .99, Double.NaN),
            standing("burhan vectors", 20, Double.NaN, .9),
            standing("burhan", 130, Double.NaN, Double.NaN),
            standing("plain postings", 900, 1, Double.NaN),
            standing("lucene", 30, Double.NaN, Double.NaN));

    assertThat(report.faults())
        .hasSize(5)
        .anyMatch(fault -> fault.startsWith("BM25 overlap is 0.9900"))
        .anyMatch(fault -> fault.startsWith("p95 of plain postings / ours is 9.0000"));
    assertThat(report.isGood()).isFalse();
    assertThat(report.table()).contains("NOT GOOD: vector recall is 0.9000, must be at least 0.95");
  }

  @Test
  void a_scale_report_asks_no_more_speed_than_plain_postings_of_few_passages() {
    var report =
        scale(
            499_999,
            standing("burhan words", 60, 1, Double.NaN),
            standing("plain postings", 60, 1, Double.NaN));

    assertThat(report.isGood()).isTrue();
  }

  @Test
  void reports_hold_their_figures_under_keys_that_stay() {
    var report =
        scale(
            1_000_000,
            standing("burhan words", 50, .9995, Double.NaN),
            standing("burhan vectors", 20, Double.NaN, .97),
            standing("burhan", 90, Double.NaN, Double.NaN),
            standing("ts_rank", 900, .1, Double.NaN));

    var ms = Map.of("p50", 45.0, "p95", 90.0, "p99", 90.0);
    assertThat(report.json())
        .containsEntry("passages", 1_000_000)
        .containsEntry("hybrid", Map.of("ms", ms, "vector_recall_at_10", .97))
        .containsKeys("bm25", "ts_rank", "bytes_per_passage", "passages_per_second")
        .doesNotContainKey("lucene");
    assertThat(soak(0, 500, 510).json())
        .containsEntry("requests", 330)
        .containsEntry("drift", 0)
        .containsEntry("rss_first_mb", 500)
        .containsKeys("errors", "rss_last_mb", "ms");
  }

  @Test
  void a_soak_report_is_good_while_memory_moves_a_little() {
    assertThat(soak(0, 500, 520, 510, 560, 540, 570).isGood()).isTrue();
  }

  @Test
  void a_soak_report_tells_errors_drift_and_memory_that_grows() {
    assertThat(soak(0, 500, 500, 550, 560, 600, 610).faults())
        .containsExactly("memory of this process grew from 500 to 610 MB");
    assertThat(soak(1, 500, 500, 500).faults()).containsExactly("counts drifted");
  }

  private static SoakReport soak(int drift, int... resident) {
    var looks =
        IntStream.rangeClosed(0, resident.length)
            .mapToObj(
                i ->
                    new SoakReport.Look(
                        60 * i,
                        60,
                        100,
                        Percentiles.of(List.of(1.0)),
                        10,
                        0,
                        List.of(),
                        100,
                        // The last look is not compared.
                        i < resident.length ? resident[i] : 9_999,
                        50,
                        drift))
            .toList();
    return new SoakReport(8, 2, 20_000, Percentiles.of(List.of(1.0)), looks);
  }

  private static ScaleReport scale(int passages, Standing... standings) {
    var load =
        new LoadReport(
            "corpus",
            "set",
            "encoder",
            passages,
            101,
            passages,
            "2026-11-24T00:00:00Z",
            1_000,
            10,
            5,
            0,
            Map.of("chunk", 1_000_000_000L),
            Map.of());
    return new ScaleReport(load, false, List.of(standings), Optional.empty());
  }

  private static Standing standing(String name, double millis, double overlap, double recall) {
    return new Standing(
        name,
        200,
        0,
        new Percentiles(millis / 2, millis, millis),
        share(overlap),
        share(recall),
        OptionalDouble.empty());
  }

  private static OptionalDouble share(double share) {
    return Double.isNaN(share) ? OptionalDouble.empty() : OptionalDouble.of(share);
  }
}
