package dev.burhan.eval.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.eval.scale.ScaleBench.Other;
import dev.burhan.testing.HashingEmbedder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs the bench on passages made from the samples, small enough to take seconds. */
final class ScaleBenchIT {

  /** Always the same folder, since the data of its database stay. */
  private static final Path KEEP = Path.of("target", "bench-scale").toAbsolutePath();

  @Test
  void finds_what_exact_bm25_and_exact_vectors_find_and_reports_every_contender() {
    var report = bench(9_000, Optional.empty(), EnumSet.allOf(Other.class)).run();

    assertThat(report.standings()).hasSize(11);
    assertThat(standing(report, "burhan words").overlap()).hasValue(1);
    assertThat(standing(report, "plain postings").overlap()).hasValue(1);
    assertThat(standing(report, "burhan vectors").recall().orElseThrow()).isGreaterThan(.95);
    assertThat(standing(report, "lucene vectors").recall().orElseThrow()).isGreaterThan(.9);
    assertThat(standing(report, "ts_rank").overlap().orElseThrow()).isLessThan(1);
    assertThat(report.load().all()).isGreaterThan(9_200);
    assertThat(report.load().bytesPerPassage()).isBetween(500.0, 50_000.0);
    assertThat(report.table())
        .contains("burhan words", "langchain4j", "bytes a passage", "chunk by chunk_pkey")
        .contains("p95 of plain postings is", "our p95 is");
    assertThat(report.json()).containsKeys("load", "contenders", "faults", "lucene_index");
  }

  @Test
  void uses_data_that_were_kept_and_loads_anew_what_was_asked_for_otherwise() {
    LoadReport.forget(KEEP);

    var first = bench(500, Optional.of(KEEP), Set.of(Other.PLAIN)).run();
    var again = bench(500, Optional.of(KEEP), Set.of(Other.PLAIN)).run();
    var larger = bench(600, Optional.of(KEEP), Set.of()).run();

    assertThat(first.reused()).isFalse();
    assertThat(again.reused()).isTrue();
    assertThat(again.load()).isEqualTo(first.load());
    assertThat(standing(again, "burhan words").overlap()).hasValue(1);
    assertThat(larger.reused()).isFalse();
    assertThat(larger.load().passages()).isEqualTo(600);
  }

  private static ScaleBench bench(int passages, Optional<Path> keep, Set<Other> against) {
    var settings = new ScaleBench.Settings(passages, 8, keep, against);
    return new ScaleBench(Sources.SAMPLES, new HashingEmbedder(), settings, System.err::println);
  }

  private static Standing standing(ScaleReport report, String name) {
    return report.standings().stream()
        .filter(standing -> standing.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
