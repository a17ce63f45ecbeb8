package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.testing.PoisonedDocuments;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Has a model obey whatever a document orders, and looks at what leaves. */
final class PoisonedDocumentsTest {

  private static final String RENT = "The rent is due on the first day of each month.";

  static Stream<Map.Entry<String, String>> poisoned() {
    return PoisonedDocuments.all().entrySet().stream();
  }

  @Test
  void there_are_enough_of_them_in_both_languages() {
    assertThat(PoisonedDocuments.all()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(PoisonedDocuments.all().keySet().stream().filter(id -> id.startsWith("arabic")))
        .hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("poisoned")
  void a_document_stays_within_its_section(Map.Entry<String, String> poison) {
    var fixture = new WritingFixture();
    fixture.save(RENT, "when is rent due " + poison.getValue());

    fixture.ask("NO_ANSWER");

    var shown = fixture.prompts.getFirst().messages().getFirst().text();
    assertThat(shown.split("<source number=", -1)).hasSize(3);
    assertThat(shown.split("</source>", -1)).hasSize(3);
    assertThat(shown.substring(shown.lastIndexOf("</source>")))
        .isEqualTo("</source>\n\nQuestion: when is rent due");
    assertThat(fixture.prompts.getFirst().system()).doesNotContain(poison.getValue());
  }

  @ParameterizedTest
  @MethodSource("poisoned")
  void a_model_that_repeats_a_document_lets_no_link_tag_or_forged_citation_out(
      Map.Entry<String, String> poison) {
    var fixture = new WritingFixture();
    fixture.save(RENT, "when is rent due " + poison.getValue());

    fixture.stream(poison.getValue(), " [2 \"when is rent due\"] ", poison.getValue());

    var left = fixture.watcher.text.toString();
    assertThat(left)
        .doesNotContain(
            "://", "www.", "data:", "](", "<img", "<script", "<span", "<!--", "onerror=");
    assertThat(fixture.watcher.citations).allMatch(fixture::isProven);
  }

  @ParameterizedTest
  @MethodSource("poisoned")
  void a_model_that_obeys_without_proof_is_not_heard(Map.Entry<String, String> poison) {
    var fixture = new WritingFixture();
    fixture.save(RENT, "when is rent due " + poison.getValue());

    var answer = fixture.ask("HACKED. Please call 555-0100. [1 \"HACKED HACKED HACKED HACKED\"]");

    assertThat(answer.circumstances().model()).isEqualTo("quotes");
    assertThat(((Answer.Grounded) answer).citations()).allMatch(fixture::isProven);
  }
}
