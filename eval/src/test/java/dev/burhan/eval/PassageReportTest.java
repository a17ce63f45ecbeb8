package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.documents.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PassageReportTest {

  @Test
  void counts_the_part_of_the_clause_within_the_budget() {
    var report = new PassageReport.Builder("any", 3);

    report.add(
        List.of(new Span(1000, 1400), new Span(0, 400), new Span(400, 1000)),
        List.of(new Span(300, 500)));

    // 500 characters end a quarter into the second passage; its half of the clause counts so far.
    assertThat(report.build().shares().stream().mapToDouble(share -> share).toArray())
        .containsExactly(new double[] {.125, .5 + .5 / 3, 1, 1}, within(1e-12));
    assertThat(report.build().first()).isZero();
  }

  @Test
  void several_clauses_of_a_kind_are_one_question() {
    var report = new PassageReport.Builder("any", 1);

    report.add(List.of(new Span(0, 100)), List.of(new Span(0, 50), new Span(200, 250)));
    report.add(List.of(), List.of(new Span(0, 50)));

    assertThat(report.build().questions()).isEqualTo(2);
    assertThat(report.build().first()).isEqualTo(.5);
    assertThat(report.build().shares().getFirst()).isCloseTo(.25, within(1e-12));
  }

  @Test
  void says_it_line_by_line() {
    var report = new PassageReport.Builder("any", 1);
    report.add(List.of(new Span(0, 100)), List.of(new Span(0, 50)));

    assertThat(report.build().table().lines())
        .hasSize(5)
        .endsWith("in the first 4000 characters  100.0 % of the clause");
    assertThat(report.build().json()).containsEntry("share_500", 1.0);
  }
}
