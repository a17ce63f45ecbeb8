package dev.burhan.cloud.artefact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Is a function and its layers in a folder of their own, as Lambda unpacks them to /var/task and
 * /opt; it goes when it is closed. Only root could write to /opt, so the runtime is led to the jars
 * of the layers by a link from where it also looks: the lib folder of the task.
 */
public final class UnpackedFunction implements AutoCloseable {

  private final Path root;

  private UnpackedFunction(Path root) {
    this.root = root;
  }

  /** Unpacks the layers first to last: a later one replaces what an earlier one brought. */
  public static UnpackedFunction of(FunctionArtefacts artefacts) {
    try {
      var function = new UnpackedFunction(Files.createTempDirectory("burhan-function"));
      Files.createDirectories(function.opt().resolve("java/lib"));
      unzip(artefacts.code(), Files.createDirectories(function.task()));
      for (var layer : artefacts.layers()) {
        unzip(layer, function.opt());
      }
      Files.createSymbolicLink(function.task().resolve("lib"), function.opt().resolve("java/lib"));
      return function;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + artefacts.code().name(), e);
    }
  }

  /** What is /var/task on Lambda. */
  Path task() {
    return root.resolve("task");
  }

  /** What is /opt on Lambda. */
  Path opt() {
    return root.resolve("opt");
  }

  /** Where what the function writes to its log goes. */
  Path log() {
    return root.resolve("log");
  }

  private static void unzip(Artefact artefact, Path folder) throws IOException {
    try (var zip = new ZipFile(artefact.file().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(entry.getName() + " leads out of " + artefact.file());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        try (var bytes = zip.getInputStream(entry)) {
          Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + root, e);
    }
  }
}
