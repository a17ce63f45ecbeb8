package dev.burhan.eval.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The keys of both reports are read by others and stay as they are. */
final class ReportsTest {

  @Test
  void ingest_has_its_keys() {
    assertThat(ingest(List.of()).json())
        .containsEntry("documents", 25)
        .containsEntry("succeeded", 25)
        .containsEntry("clause_spans", 626)
        .containsEntry("clause_spans_found", 610)
        .containsEntry("clause_spans_found_exact", 500)
        .containsEntry("chunks_per_second", 20.0)
        .containsEntry("chunks_per_second_without_embedding", 200.0)
        .containsEntry("embedding_speed_ratio", 0.9)
        .containsEntry("rss_peak_mb", 900)
        .containsEntry("heap_max_mb", 512)
        .containsEntry("book_pages", 300)
        .doesNotContainKey("parser_rss_peak_mb");
  }

  @Test
  void ingest_prints_what_failed() {
    assertThat(ingest(List.of("lease failed: damaged")).isGood()).isFalse();
    assertThat(ingest(List.of("lease failed: damaged")).table())
        .contains("lease failed: damaged", "610 of 626 (97.4 %)", "ratio 0.90", "peak 900");
    assertThat(ingest(List.of()).isGood()).isTrue();
  }

  @Test
  void flood_has_its_keys_and_is_good_when_nothing_is_amiss() {
    assertThat(flood(0, 0, true).isGood()).isTrue();
    assertThat(flood(0, 0, true).json())
        .containsEntry("documents", 100)
        .containsEntry("lost", 0)
        .containsEntry("doubled", 0)
        .containsEntry("drained", true)
        .containsEntry("documents_per_second", 20.0);
    assertThat(flood(1, 0, true).isGood()).isFalse();
    assertThat(flood(0, 1, true).isGood()).isFalse();
    assertThat(flood(0, 0, false).isGood()).isFalse();
    assertThat(flood(0, 0, false).table()).contains("NOT DRAINED");
  }

  private static IngestReport ingest(List<String> failures) {
    return new IngestReport(
        "none",
        failures,
        new ClauseSpans.Found(626, 610, 500),
        new IngestReport.Pass(25, 25, 250, 2000, 1800, 100),
        new IngestReport.Pass(25, 25, 250, 2000, 0, 10),
        20,
        new IngestReport.Memory(
            512, 300, List.of(700, 710), OptionalInt.of(900), OptionalInt.empty()),
        new IngestReport.Book(300, 1200, "succeeded", 60));
  }

  private static FloodReport flood(int lost, int doubled, boolean isDrained) {
    return new FloodReport(
        100, 4, 10, 0, lost, doubled, isDrained, 0, List.of(5.0), List.of(50.0), 5);
  }
}
