package dev.burhan.cloud.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Is a folder that its owner alone can read, and that goes with all in it when it is closed or the
 * JVM ends.
 */
final class TemporaryFolder implements AutoCloseable {

  private final Path path;
  private final Thread hook = new Thread(this::delete, "delete-folder");

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  static TemporaryFolder create(String prefix) {
    try {
      var folder = new TemporaryFolder(Files.createTempDirectory(prefix));
      Runtime.getRuntime().addShutdownHook(folder.hook);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary folder", e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook does the same work.
    }
    delete();
  }

  private synchronized void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("cannot delete " + path);
    }
  }
}
