package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDescriptionTest {

  static final String GOOD =
      """
      {"name": "tiny", "kind": "embedder", "dimensions": 3, "tokens_max": 64, "pooling": "cls",
       "normalize": true, "query_prefix": "q: ", "passage_prefix": "", "languages": ["en", "ar"],
       "inputs": ["input_ids", "attention_mask", "token_type_ids"], "output": "states",
       "licence": "MIT", "colour": "blue",
       "files": {"model.onnx": {"bytes": 5}, "tokenizer.json": {"bytes": 7, "sha256": "%s"}}}
      """
          .formatted("ab".repeat(32));

  @Test
  void reads_what_the_model_says_and_ignores_keys_of_other_kinds() {
    ModelDescription description = ModelDescription.read("here", json(GOOD));

    assertThat(description.card().name()).isEqualTo("tiny");
    assertThat(description.card().bytes()).isEqualTo(12);
    assertThat(description.dimensions()).isEqualTo(3);
    assertThat(description.tokensMax()).isEqualTo(64);
    assertThat(description.pooling()).isEqualTo(Pooling.CLS);
    assertThat(description.queryPrefix()).isEqualTo("q: ");
    assertThat(description.passagePrefix()).isEmpty();
    assertThat(description.inputs()).contains("token_type_ids");
    assertThat(description.output()).isEqualTo("states");
    assertThat(description.languages())
        .containsExactlyInAnyOrder(Language.ENGLISH, Language.ARABIC);
    assertThat(description.cosine()).isEmpty();
  }

  @Test
  void reports_every_missing_key_at_once() {
    assertThatThrownBy(() -> ModelDescription.read("here", json("{}")))
        .isInstanceOf(BadModel.class)
        .hasMessageStartingWith("here: ")
        .hasMessageContainingAll(
            "name is missing",
            "kind is missing",
            "licence is missing",
            "languages is missing",
            "files is missing",
            "dimensions is missing",
            "tokens_max is missing",
            "pooling is missing",
            "normalize is missing",
            "query_prefix is missing",
            "passage_prefix is missing",
            "inputs is missing",
            "output is missing");
  }

  @Test
  void reports_every_bad_value_at_once() {
    JsonNode bad =
        with("dimensions", "0", "tokens_max", "\"many\"", "pooling", "\"max\"", "kind", "\"ears\"");

    assertThatThrownBy(() -> ModelDescription.read("here", bad))
        .hasMessageContainingAll(
            "dimensions must be a whole number from 1 to 4000",
            "tokens_max must be a whole number from 8",
            "pooling must be one of",
            "kind must be embedder, got: ears");
  }

  @Test
  void refuses_what_it_cannot_run() {
    JsonNode bad =
        with(
            "normalize", "false",
            "inputs", "[\"pixels\"]",
            "languages", "[\"English\"]",
            "files", "{\"model.onnx\": {\"bytes\": 5}}");

    assertThatThrownBy(() -> ModelDescription.read("here", bad))
        .hasMessageContainingAll(
            "normalize must be true",
            "inputs must be among",
            "two-letter codes, got: English",
            "files must name model.onnx and tokenizer.json");
  }

  @Test
  void refuses_files_outside_the_folder_and_without_length() {
    JsonNode bad =
        with(
            "files",
            "{\"../model.onnx\": {\"bytes\": 5}, \"tokenizer.json\": {\"sha256\": \"x\"}}");

    assertThatThrownBy(() -> ModelDescription.read("here", bad))
        .hasMessageContainingAll("must be a plain file name", "bytes must be 1 to");
  }

  @Test
  void reads_how_cosines_are_spread_where_stated() {
    JsonNode stated = with("cosine_mean", "0.7", "cosine_deviation", "0.02");

    assertThat(ModelDescription.read("here", stated).cosine())
        .contains(new CosineStatistics(.7, .02));
  }

  @Test
  void refuses_half_or_impossible_statistics() {
    assertThatThrownBy(() -> ModelDescription.read("here", with("cosine_mean", "0.7")))
        .hasMessageContaining("cosine_mean and cosine_deviation must both be numbers");
    assertThatThrownBy(
            () ->
                ModelDescription.read("here", with("cosine_mean", "0.7", "cosine_deviation", "0")))
        .hasMessageContaining("cosine_deviation must be in (0, 1)");
  }

  @Test
  void says_when_the_file_is_not_json(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("model.json"), "{\"name\": ");

    assertThatThrownBy(() -> ModelDescription.read(folder))
        .isInstanceOf(BadModel.class)
        .hasMessageContaining("is not JSON");
  }

  private static JsonNode with(String... keysAndValues) {
    var json = (ObjectNode) json(GOOD);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      json.set(keysAndValues[i], json(keysAndValues[i + 1]));
    }
    return json;
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
