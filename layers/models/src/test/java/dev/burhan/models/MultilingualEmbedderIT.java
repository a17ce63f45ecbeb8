package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.burhan.language.Embedder;
import dev.burhan.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MultilingualEmbedderIT implements OnnxEmbedderChecks {

  private static final String RENT_ARABIC = "يلتزم المستأجر بدفع الإيجار في اليوم الأول من كل شهر.";
  private static final String CATS_ARABIC = "تنام القطط معظم النهار وتصطاد عند الفجر.";

  private static Optional<Path> folder = Optional.empty();

  @BeforeAll
  static void needs_the_model() {
    folder = TestModels.installed("multilingual-e5-small");
    assumeTrue(
        folder.isPresent(),
        "multilingual-e5-small is not on this machine; set BURHAN_MODELS to the folder it is in");
  }

  @Override
  public Embedder embedder() {
    return new Models(List.of(folder.orElseThrow().resolveSibling("")), false).encoder();
  }

  @Test
  void knows_english_and_arabic() {
    assertThat(embedder().encoder().name()).isEqualTo("multilingual-e5-small");
    assertThat(embedder().encoder().knows(Language.ENGLISH)).isTrue();
    assertThat(embedder().encoder().knows(Language.ARABIC)).isTrue();
  }

  @Test
  void is_loaded_once_in_a_process() {
    assertThat(embedder()).isSameAs(embedder());
  }

  @Test
  void is_the_file_its_description_states() {
    assertThat(FoundModel.at(folder.orElseThrow()).wrongChecksums()).isEmpty();
  }

  @Test
  void puts_a_related_arabic_passage_closer_than_an_unrelated_one() {
    String question = "متى يستحق الإيجار؟";

    assertThat(cosine(question, RENT_ARABIC)).isGreaterThan(cosine(question, CATS_ARABIC));
  }

  @Test
  void puts_a_related_passage_of_the_other_language_closer_than_an_unrelated_one() {
    assertThat(cosine("When is the rent due?", RENT_ARABIC))
        .isGreaterThan(cosine("When is the rent due?", CATS_ARABIC));
    assertThat(cosine("متى يستحق الإيجار؟", RENT))
        .isGreaterThan(cosine("متى يستحق الإيجار؟", CATS));
  }
}
