package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.command.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GoldenQuestionTest {

  private static final List<GoldenQuestion> ALL = GoldenQuestion.all();

  @Test
  void there_are_as_many_in_each_language() {
    assertThat(ALL.stream().map(GoldenQuestion::id).distinct()).hasSize(120);
    assertThat(ALL.stream().collect(Collectors.groupingBy(GoldenQuestion::language)))
        .containsOnlyKeys("en", "ar")
        .allSatisfy((language, questions) -> assertThat(questions).hasSize(60));
  }

  @Test
  void questions_are_in_the_language_they_say() {
    assertThat(ALL)
        .allSatisfy(
            golden -> assertThat(golden.question().language().code()).isEqualTo(golden.language()));
  }

  @Test
  void only_what_no_document_says_has_no_evidence() {
    assertThat(ALL)
        .allSatisfy(
            golden ->
                assertThat(golden.isAnswerable())
                    .as(golden.id())
                    .isEqualTo(!golden.kind().equals("unanswerable")));
  }

  @Test
  void only_follow_ups_have_a_question_before() {
    var kinds =
        ALL.stream()
            .filter(golden -> !golden.question().history().isEmpty())
            .collect(Collectors.groupingBy(GoldenQuestion::kind, Collectors.counting()));

    assertThat(kinds).containsKey("follow_up").doesNotContainKey("multi");
    assertThat(ALL)
        .filteredOn(golden -> golden.kind().equals("follow_up"))
        .allSatisfy(golden -> assertThat(golden.question().history()).isNotEmpty());
  }

  @Test
  void every_quote_stands_once_in_its_document() {
    var documents =
        Samples.DOCUMENTS.stream().collect(Collectors.toMap(name -> name, Samples::document));

    assertThat(ALL)
        .allSatisfy(
            golden ->
                assertThat(golden.evidence())
                    .as(golden.id())
                    .allSatisfy(evidence -> assertStandsOnce(documents, evidence)));
  }

  private static void assertStandsOnce(
      Map<String, String> documents, GoldenQuestion.Evidence evidence) {
    var text = documents.getOrDefault(evidence.document(), "");

    assertThat(evidence.quote()).isNotBlank();
    assertThat(text).containsOnlyOnce(evidence.quote());
  }
}
