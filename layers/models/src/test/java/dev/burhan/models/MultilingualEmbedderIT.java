package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Embedder;
import dev.burhan.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultilingualEmbedderIT implements MultilingualChecks {

  @Override
  public Embedder embedder() {
    return new Models(List.of(MultilingualChecks.folder().resolveSibling("")), false).encoder();
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
    assertThat(FoundModel.at(MultilingualChecks.folder()).wrongChecksums()).isEmpty();
  }
}
