package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Deletes temporary clusters whose JVM was killed before it could do so. */
final class Leftovers {
  private static final Pattern TEMPORARY = Pattern.compile("[0-9a-f-]{36}-pg\\d+\\.lock");

  private Leftovers() {}

  static void sweep(CacheFolder cache) {
    for (Path lock : locks(cache)) {
      Optional<FileGuard> guard = FileGuard.tryNow(lock);
      if (guard.isEmpty()) {
        continue;
      }
      try (FileGuard _ = guard.get()) {
        String name = lock.getFileName().toString();
        Path folder = lock.resolveSibling(name.substring(0, name.length() - ".lock".length()));
        new PidFile(folder.resolve("data")).clear();
        FileTree.delete(folder);
        FileTree.delete(lock);
      }
    }
  }

  private static List<Path> locks(CacheFolder cache) {
    try (Stream<Path> files = Files.list(cache.clusters())) {
      return files
          .filter(file -> TEMPORARY.matcher(file.getFileName().toString()).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
