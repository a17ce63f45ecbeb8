package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Embedder;
import dev.burhan.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedEmbedderIT implements MultilingualChecks {

  @Override
  public Embedder embedder() {
    return new Models(List.of(MultilingualChecks.folder().resolveSibling(""))).encoder();
  }

  @Test
  void votes_of_two_are_one_encoder_that_knows_the_languages_of_the_first() {
    assertThat(embedder().encoder().name()).isEqualTo("multilingual-e5-small+bge-small-en-v1.5");
    assertThat(embedder().encoder().dimensions()).isEqualTo(384 + 384 + 2);
    assertThat(embedder().encoder().knows(Language.ARABIC)).isTrue();
  }
}
