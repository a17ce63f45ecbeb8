package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.eval.Calibration.Observation;
import dev.burhan.legal.Question;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CalibrationReportTest {

  private static final double[] FEATURES = {1};

  /** Four answerable questions, one of them answered by nothing quoted, and two unanswerable. */
  private static final List<Observation> OBSERVATIONS =
      List.of(
          answerable(2, 1, true),
          answerable(1, 1, true),
          answerable(3, 2, false),
          answerable(2, 0, false),
          unanswerable(3),
          unanswerable(1));

  @Test
  void separates_what_is_separable() {
    var report = report(.9, .8, .7, .4, .3, .2);

    assertThat(report.auroc()).isEqualTo(1);
    assertThat(report.balancedAccuracy()).isEqualTo(1);
    assertThat(report.threshold()).isEqualTo(.7);
    assertThat(report.answeredWrongly()).isZero();
    assertThat(report.abstainedWrongly()).isZero();
  }

  @Test
  void counts_what_the_threshold_gets_wrong() {
    var report = report(.9, .8, .2, .1, .85, .05);

    // Pairs of supported and other: 9, of which .8 < .85, .2 < .85 are lost.
    assertThat(report.auroc()).isCloseTo(7 / 9.0, within(1e-12));
    // At .2: all three supported answered, one of three others too.
    assertThat(report.threshold()).isEqualTo(.2);
    assertThat(report.balancedAccuracy()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
    assertThat(report.answeredWrongly()).isEqualTo(.5);
    assertThat(report.abstainedWrongly()).isZero();
  }

  @Test
  void of_equally_good_thresholds_takes_the_higher() {
    assertThat(report(.9, .9, .9, .1, .1, .1).threshold()).isEqualTo(.9);
  }

  @Test
  void what_one_question_weighs_is_no_reason_for_a_lower_threshold() {
    var many = new ArrayList<Observation>();
    for (int i = 0; i < 3; i++) {
      many.add(unanswerable(1));
    }
    for (int i = 0; i < 10; i++) {
      many.add(answerable(1, 1, true));
    }
    var held = new double[] {.1, .1, .1, .3, .9, .9, .9, .9, .9, .9, .9, .9, .9};

    var report = CalibrationReport.of("many", many, held);

    // At .3 nothing is wrong; at .9 one of ten is, which counts less than one of the other three.
    assertThat(report.threshold()).isEqualTo(.9);
    assertThat(report.balancedAccuracy()).isCloseTo(.95, within(1e-12));
  }

  @Test
  void equal_probabilities_tell_nothing() {
    var report = report(.5, .5, .5, .5, .5, .5);

    assertThat(report.auroc()).isEqualTo(.5);
    assertThat(report.balancedAccuracy()).isEqualTo(.5);
  }

  @Test
  void passages_and_quotes_are_judged_over_answerable_questions() {
    var report = report(.9, .8, .7, .4, .3, .2);

    assertThat(report.questions()).isEqualTo(6);
    assertThat(report.passageFirst()).isEqualTo(2 / 4.0);
    assertThat(report.recall()).isEqualTo(3 / 4.0);
    assertThat(report.precision()).isEqualTo(4 / 8.0);
  }

  @Test
  void says_all_of_it_in_one_line() {
    assertThat(report(.9, .8, .7, .4, .3, .2).line())
        .startsWith("tiny ")
        .contains("6 questions  AUROC 1.000  threshold 0.70  balanced accuracy 1.000")
        .contains("citation recall 0.750  precision 0.500")
        .doesNotContain("\n");
  }

  private static CalibrationReport report(double... held) {
    return CalibrationReport.of("tiny", OBSERVATIONS, held);
  }

  private static Observation answerable(int citations, int right, boolean passageFirst) {
    var evidence = List.of(new GoldenQuestion.Evidence("lease-agreement", "Rent is due."));
    return new Observation(golden("single", evidence), FEATURES, citations, right, passageFirst);
  }

  private static Observation unanswerable(int citations) {
    return new Observation(golden("unanswerable", List.of()), FEATURES, citations, 0, false);
  }

  private static GoldenQuestion golden(String kind, List<GoldenQuestion.Evidence> evidence) {
    return new GoldenQuestion("q", "en", kind, new Question("When?", List.of()), evidence);
  }
}
