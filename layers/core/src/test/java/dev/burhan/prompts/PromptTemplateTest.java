package dev.burhan.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptTemplateTest {

  private static final String FILE =
      """
      ---
      model_tier: answer
      temperature: 0.2
      tokens_max: 50
      ---
      # System

      Be brief.

      # User

      {{sources}}

      Question: {{question}}
      """;

  @Test
  void fills_variables_in_once_and_leaves_values_as_they_are() {
    var prompt =
        PromptTemplate.parse("query/x.v1", FILE)
            .render(Map.of("sources", "$1 \\ {{question}}", "question", "Why?"));

    assertThat(prompt.system()).isEqualTo("Be brief.");
    assertThat(prompt.messages().getFirst().text())
        .isEqualTo("$1 \\ {{question}}\n\nQuestion: Why?");
    assertThat(prompt.tokensMax()).isEqualTo(50);
    assertThat(prompt.temperature()).hasValue(.2);
  }

  @Test
  void refuses_a_variable_without_a_value_and_a_value_without_a_variable() {
    var template = PromptTemplate.parse("query/x.v1", FILE);

    assertThatThrownBy(() -> template.render(Map.of("question", "Why?")))
        .hasMessage("prompt query/x.v1 lacks a value for sources");
    assertThatThrownBy(
            () -> template.render(Map.of("question", "Why?", "sources", "", "tone", "kind")))
        .hasMessage("prompt query/x.v1 has no variables [tone]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model_tier: answer\\n|lacks model_tier",
        "tokens_max: 50\\n|lacks tokens_max",
        "# System|needs front matter",
        "temperature: 0.2|has a line it must not have: heat"
      })
  void says_what_a_file_lacks(String part, String problem) {
    var replacement = part.startsWith("temperature") ? "heat" : "";

    assertThatThrownBy(
            () ->
                PromptTemplate.parse(
                    "query/x.v1", FILE.replace(part.replace("\\n", "\n"), replacement)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void a_version_that_does_not_exist_is_not_replaced_by_another() {
    assertThatThrownBy(() -> new PromptLibrary().get("query/answer.v999"))
        .hasMessage("no prompt query/answer.v999");
  }
}
