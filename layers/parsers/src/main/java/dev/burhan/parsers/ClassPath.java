package dev.burhan.parsers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the classes of this program for another JVM. */
final class ClassPath {

  private ClassPath() {}

  static List<Path> ofThisProgram() {
    return of(location(), System.getProperty("java.class.path"));
  }

  /**
   * The class path of the JVM, if our code is on it. Otherwise, as on AWS Lambda, another class
   * loader took the code from a folder of jars, and what the code needs lies beside it.
   *
   * @param location of our code, a jar or a folder
   */
  static List<Path> of(Path location, String classPath) {
    var known =
        Stream.of(classPath.split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .toList();
    if (known.contains(location)) {
      return known;
    }
    return Files.isDirectory(location)
        ? Stream.concat(Stream.of(location), known.stream()).toList()
        : jarsBeside(location);
  }

  private static List<Path> jarsBeside(Path jar) {
    try (var files = Files.list(jar.toAbsolutePath().getParent())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path location() {
    try {
      var source = ClassPath.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI()).toAbsolutePath().normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes without a location", e);
    }
  }
}
