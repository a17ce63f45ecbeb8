package dev.burhan.eval.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Is a folder for what a bench writes: the one named, which stays, or one that goes at the end. */
record WorkFolder(Path path, boolean stays) implements AutoCloseable {

  WorkFolder(Optional<Path> named) {
    this(named.orElseGet(WorkFolder::temporary), named.isPresent());
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("burhan-scale");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (stays) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
