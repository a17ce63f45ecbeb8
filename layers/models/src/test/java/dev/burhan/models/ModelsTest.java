package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

  @TempDir private Path parent = Path.of("set before each test");

  @Test
  void prefers_the_catalogues_order_to_the_number_of_languages() throws IOException {
    model("a", "polyglot", "[\"en\", \"ar\", \"fr\", \"de\"]");
    model("b", "multilingual-e5-small", "[\"en\", \"ar\"]");

    assertThat(preferred()).isEqualTo("multilingual-e5-small");
  }

  @Test
  void prefers_the_unlisted_embedder_that_knows_most_languages() throws IOException {
    model("a", "monoglot", "[\"en\"]");
    model("b", "polyglot", "[\"en\", \"ar\", \"fr\"]");

    assertThat(preferred()).isEqualTo("polyglot");
  }

  @Test
  void passes_over_a_model_whose_files_are_missing_or_of_another_length() throws IOException {
    Path cut = model("a", "multilingual-e5-small", "[\"en\", \"ar\"]");
    Files.writeString(cut.resolve("model.onnx"), "12");
    Path missing = model("b", "polyglot", "[\"en\"]");
    Files.delete(missing.resolve("tokenizer.json"));

    assertThat(new Models(List.of(parent)).preferred()).isEmpty();
    assertThat(status("multilingual-e5-small").place())
        .isEqualTo(
            new ModelStatus.Broken(
                cut.toRealPath(), List.of("model.onnx has 2 bytes, expected 5")));
    assertThat(status("polyglot").place())
        .isEqualTo(
            new ModelStatus.Broken(missing.toRealPath(), List.of("tokenizer.json is missing")));
  }

  @Test
  void refuses_to_fall_back_when_a_description_cannot_be_read() throws IOException {
    Path folder = Files.createDirectories(parent.resolve("mine"));
    Files.writeString(folder.resolve("model.json"), "{\"name\": \"mine\"}");

    assertThatThrownBy(() -> new Models(List.of(parent)).encoder())
        .isInstanceOf(BadModel.class)
        .hasMessageContainingAll(folder.getFileName().toString(), "kind is missing");
  }

  @Test
  void names_the_two_keys_to_add_for_a_model_nobody_measured() throws IOException {
    model("a", "unmeasured", "[\"en\"]");

    assertThatThrownBy(() -> new Models(List.of(parent)).encoder())
        .isInstanceOf(BadModel.class)
        .hasMessageContainingAll("unmeasured", "add the keys cosine_mean and cosine_deviation");
  }

  @Test
  void lists_the_catalogue_and_what_else_is_found() throws IOException {
    Path found = model("mine", "polyglot", "[\"en\", \"fr\"]");

    List<ModelStatus> statuses = new Models(List.of(parent)).list();

    assertThat(statuses)
        .extracting(ModelStatus::name)
        .containsExactly(
            "multilingual-e5-small",
            "bge-small-en-v1.5",
            "whisper-base",
            "silero-vad",
            "speaker-ge2e",
            "polyglot");
    assertThat(status("multilingual-e5-small").place()).isEqualTo(new ModelStatus.Missing(true));
    assertThat(status("speaker-ge2e").place()).isEqualTo(new ModelStatus.Missing(false));
    assertThat(status("bge-small-en-v1.5").place()).isEqualTo(new ModelStatus.Bundled());
    assertThat(status("polyglot"))
        .isEqualTo(
            new ModelStatus(
                "polyglot",
                "embedder",
                "MIT",
                List.of("en", "fr"),
                12,
                new ModelStatus.Found(found.toRealPath())));
  }

  @Test
  void takes_the_whole_model_of_two_with_one_name() throws IOException {
    Path cut = model("a", "polyglot", "[\"en\"]");
    Files.delete(cut.resolve("model.onnx"));
    Path whole = model("b", "polyglot", "[\"en\"]");

    assertThat(new Models(List.of(parent)).preferred().map(FoundModel::folder))
        .contains(whole.toRealPath());
  }

  @Test
  void earlier_folders_win(@TempDir Path second) throws IOException {
    Path first = model("x", "polyglot", "[\"en\"]");
    copy(first, Files.createDirectories(second.resolve("a")));

    assertThat(new Models(List.of(parent, second)).preferred().map(FoundModel::folder))
        .contains(first.toRealPath());
  }

  @Test
  void the_setting_of_the_second_encoder_takes_two_words_only() {
    var folder = Map.of("BURHAN_CACHE", parent.toString());
    assertThat(Models.of(folder).encoder().encoder().name()).isEqualTo("bge-small-en-v1.5");

    var maybe = Map.of("BURHAN_CACHE", parent.toString(), "BURHAN_SECOND_ENCODER", "maybe");
    assertThatThrownBy(() -> Models.of(maybe))
        .isInstanceOf(BadModel.class)
        .hasMessageContainingAll("BURHAN_SECOND_ENCODER", "must be on or off, got: maybe");
  }

  @Test
  void verifies_checksums_only_when_asked() throws IOException {
    Path folder = model("a", "polyglot", "[\"en\"]");
    var models = new Models(List.of(parent));

    assertThat(models.verify())
        .singleElement()
        .asString()
        .startsWith(folder.toRealPath().resolve("tokenizer.json").toString());
    assertThat(preferred()).isEqualTo("polyglot");
  }

  @Test
  void a_folder_that_does_not_exist_holds_no_models() {
    var models = new Models(List.of(parent.resolve("nowhere")));

    assertThat(models.preferred()).isEmpty();
    assertThat(models.verify()).isEmpty();
  }

  private String preferred() {
    return new Models(List.of(parent)).preferred().map(FoundModel::name).orElse("none");
  }

  private ModelStatus status(String name) {
    return new Models(List.of(parent))
        .list().stream().filter(status -> status.name().equals(name)).findFirst().orElseThrow();
  }

  private Path model(String folder, String name, String languages) throws IOException {
    Path path = Files.createDirectories(parent.resolve(folder));
    String json =
        ModelDescriptionTest.GOOD
            .replace("\"tiny\"", "\"" + name + "\"")
            .replace("[\"en\", \"ar\"]", languages);
    Files.writeString(path.resolve("model.json"), json);
    Files.writeString(path.resolve("model.onnx"), "12345");
    Files.writeString(path.resolve("tokenizer.json"), "1234567");
    return path;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String file : List.of("model.json", "model.onnx", "tokenizer.json")) {
      Files.copy(from.resolve(file), to.resolve(file));
    }
  }
}
