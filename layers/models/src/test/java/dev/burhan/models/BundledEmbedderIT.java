package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundledEmbedderIT implements OnnxEmbedderChecks {

  private static final CatalogueEntry ENTRY =
      Catalogue.bundled().find("bge-small-en-v1.5").orElseThrow();

  private final Embedder embedder = new Models(List.of()).encoder();

  @Override
  public Embedder embedder() {
    return embedder;
  }

  @Test
  void knows_english_only() {
    assertThat(embedder.encoder().name()).isEqualTo("bge-small-en-v1.5");
    assertThat(embedder.encoder().knows(Language.ENGLISH)).isTrue();
    assertThat(embedder.encoder().knows(Language.ARABIC)).isFalse();
  }

  @Test
  void is_loaded_once_in_a_process() {
    assertThat(new Models(List.of(Path.of("nowhere"))).encoder()).isSameAs(embedder);
  }

  @Test
  void vectors_do_not_depend_on_the_number_of_threads() {
    try (var one = TestModels.bundled(1);
        var two = TestModels.bundled(2)) {
      String text = RENT.repeat(10);

      assertThat(two.embedPassages(List.of(text), TestModels.soon()).getFirst())
          .containsExactly(one.embedPassages(List.of(text), TestModels.soon()).getFirst());
    }
  }

  @Test
  void says_what_the_graph_has_when_the_description_is_wrong() {
    ObjectNode json = ENTRY.json().deepCopy();
    json.put("output", "sentence_embedding");
    var description = ModelDescription.read("test", json);

    assertThatThrownBy(() -> load(ENTRY.resources(), description))
        .isInstanceOf(BadModel.class)
        .hasMessageContaining("output must be one of [last_hidden_state]");
  }

  @Test
  void says_when_the_stated_dimensions_are_not_the_graphs() {
    ObjectNode json = ENTRY.json().deepCopy();
    json.put("dimensions", 256);
    var description = ModelDescription.read("test", json);

    try (var wrong = load(ENTRY.resources(), description)) {
      assertThatThrownBy(() -> wrong.embedQuestion("Who pays?", TestModels.soon()))
          .isInstanceOf(DependencyFailure.Permanent.class)
          .hasMessageContaining("expected 256 for each");
    }
  }

  @Test
  void says_when_a_file_is_not_a_graph_or_not_a_tokenizer() {
    var description = ModelDescription.read("test", ENTRY.json());
    String tokenizer = ENTRY.resources().getOrDefault("tokenizer.json", "");

    assertThatThrownBy(() -> load(Map.of("model.onnx", tokenizer), description))
        .isInstanceOf(DependencyFailure.Permanent.class);
    assertThatThrownBy(
            () -> load(Map.of("model.onnx", tokenizer, "tokenizer.json", tokenizer), description))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("cannot load encoder bge-small-en-v1.5");
  }

  private static OnnxEmbedder load(Map<String, String> resources, ModelDescription description) {
    return TestModels.load(new ModelSource.Bundled(resources), description, 1);
  }
}
