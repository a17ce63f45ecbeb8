package dev.burhan.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the prompts that come with this version of the product. Thread-safe. */
public final class PromptLibrary {

  private final Map<String, PromptTemplate> read = new ConcurrentHashMap<>();

  /**
   * Gives one version, as {@code query/answer.v1}.
   *
   * @throws IllegalArgumentException when there is no such version: another would not do
   */
  public PromptTemplate get(String version) {
    return read.computeIfAbsent(version, PromptLibrary::load);
  }

  private static PromptTemplate load(String version) {
    try (var file = PromptLibrary.class.getResourceAsStream("/prompts/" + version + ".md")) {
      if (file == null) {
        throw new IllegalArgumentException("no prompt " + version);
      }
      return PromptTemplate.parse(version, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read prompt " + version, e);
    }
  }
}
