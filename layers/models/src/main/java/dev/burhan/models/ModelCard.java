package dev.burhan.models;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what every model's {@code model.json} says, whatever its kind.
 *
 * @param languages two-letter codes, or {@code multilingual}; empty where the kind has none
 * @param files by file name, in the order written
 */
record ModelCard(
    String name,
    String kind,
    String licence,
    List<String> languages,
    Map<String, ModelFile> files) {

  static final String FILE_NAME = "model.json";
  static final String EMBEDDER = "embedder";

  private static final ObjectMapper JSON = new ObjectMapper();

  ModelCard {
    languages = List.copyOf(languages);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  static JsonNode json(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new BadModel(file.toString(), List.of("is not JSON: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static ModelCard read(Facts facts) {
    return new ModelCard(
        facts.name("name"),
        facts.name("kind"),
        facts.name("licence"),
        facts.has("languages") ? facts.texts("languages") : List.of(),
        facts.files("files"));
  }

  long bytes() {
    return files.values().stream().mapToLong(ModelFile::bytes).sum();
  }
}
