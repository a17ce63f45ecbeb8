package dev.burhan.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A prompt that was released never changes: answers name its version. */
final class ReleasedPromptsTest {

  private static final Path PROMPTS = Path.of("../../prompts");

  /** A line is added for each new version, and none is ever altered. */
  @Test
  void every_prompt_reads_as_it_was_released() throws IOException {
    var released = new TreeMap<String, String>();
    for (var line : Files.readAllLines(PROMPTS.resolve("released.txt"))) {
      var columns = line.split(" ", -1);
      released.put(columns[1], columns[0]);
    }
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(PROMPTS)) {
      for (var file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        var version = PROMPTS.relativize(file).toString().replace(".md", "");
        found.put(version, new PromptLibrary().get(version).sha256());
      }
    }

    assertThat(found).isEqualTo(released).isNotEmpty();
  }
}
