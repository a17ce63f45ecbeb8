package dev.burhan.cloud.testing;

import dev.burhan.cloud.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Finds the templates of the tests. */
public final class Templates {

  private Templates() {}

  /** A small template with one of each kind. */
  public static String smallText() {
    return resource("/small-template.yaml");
  }

  public static Template small() {
    return Template.parse(smallText());
  }

  /** The template of the product itself. */
  public static Template real() {
    try {
      return Template.read(Path.of("../../template.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String resource(String path) {
    try (var in = Templates.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
