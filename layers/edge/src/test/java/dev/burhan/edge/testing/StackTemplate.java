package dev.burhan.edge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads template.yaml as plain data: what a tag such as {@code !Ref} names is its value. */
public final class StackTemplate {

  // Tests run in the folder of their module, two below the root.
  private static final Path FILE = Path.of("..", "..", "template.yaml");

  private StackTemplate() {}

  public static JsonNode read() {
    try {
      return new YAMLMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
