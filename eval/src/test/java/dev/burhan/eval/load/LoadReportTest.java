package dev.burhan.eval.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.eval.load.SteadyLoad.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadReportTest {

  @Test
  void has_the_stable_keys() {
    var report = report(20, 100);

    assertThat(report.json().keySet())
        .containsExactly(
            "rate",
            "requests",
            "errors",
            "own_ms",
            "gateway_share_ms",
            "rss_first_mb",
            "rss_last_mb");
    assertThat(report.table()).contains("p95", "LiteLLM", "memory 100 MB").doesNotContain("NOT");
  }

  @Test
  void is_not_good_when_slow_or_when_memory_grows() {
    assertThat(report(150, 100).isGood()).isFalse();
    assertThat(report(20, 116).isGood()).isFalse();
    assertThat(report(149.9, 114).isGood()).isTrue();
  }

  private static LoadReport report(double own, int resident) {
    return LoadReport.of(50, List.of(new Seen(true, own, 5)), 100, resident);
  }
}
