package dev.burhan.cloud.artefact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Is one zip that the build has made: the code of a function, or a layer.
 *
 * @param name as the template knows it
 */
public record Artefact(String name, Path file) {

  public Artefact {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + " is missing: it is made by mvn package, without -Dassembly.skipAssembly");
    }
  }

  /** Bytes of the zip. */
  public long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Bytes of all that is in it; Lambda limits their sum over a function and its layers. */
  public long unzippedBytes() {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.stream().mapToLong(ZipEntry::getSize).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
