package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an embedder with the multilingual model must do besides. */
interface MultilingualChecks extends OnnxEmbedderChecks {

  String RENT_ARABIC = "يلتزم المستأجر بدفع الإيجار في اليوم الأول من كل شهر.";
  String CATS_ARABIC = "تنام القطط معظم النهار وتصطاد عند الفجر.";

  @BeforeAll
  static void needs_the_model() {
    assumeTrue(
        TestModels.installed("multilingual-e5-small").isPresent(),
        "multilingual-e5-small is not on this machine; set BURHAN_MODELS to the folder it is in");
  }

  static Path folder() {
    return TestModels.installed("multilingual-e5-small").orElseThrow();
  }

  @Test
  default void puts_a_related_arabic_passage_closer_than_an_unrelated_one() {
    String question = "متى يستحق الإيجار؟";

    assertThat(cosine(question, RENT_ARABIC)).isGreaterThan(cosine(question, CATS_ARABIC));
  }

  @Test
  default void puts_a_related_passage_of_the_other_language_closer_than_an_unrelated_one() {
    assertThat(cosine("When is the rent due?", RENT_ARABIC))
        .isGreaterThan(cosine("When is the rent due?", CATS_ARABIC));
    assertThat(cosine("متى يستحق الإيجار؟", RENT))
        .isGreaterThan(cosine("متى يستحق الإيجار؟", CATS));
  }
}
