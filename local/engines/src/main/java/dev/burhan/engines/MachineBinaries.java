package dev.burhan.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds programs of PostgreSQL that are installed here together with pgvector. */
record MachineBinaries(List<Path> folders) implements BinariesSource {

  /** Lists where distributions put PostgreSQL, the newest version first. */
  static List<Path> usualFolders() {
    List<Path> folders = new ArrayList<>();
    for (String parent : List.of("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")) {
      try (Stream<Path> versions = Files.list(Path.of(parent))) {
        versions
            .sorted(Comparator.reverseOrder())
            .forEach(path -> folders.add(path.resolve("bin")));
      } catch (IOException e) {
        // No such folder on this system.
      }
    }
    folders.addAll(List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")));
    folders.add(Path.of("/usr/local/pgsql/bin"));
    return folders;
  }

  @Override
  public String name() {
    return "machine";
  }

  @Override
  public Path bin(Consumer<String> progress) throws BranchUnavailable {
    List<Path> installed = folders.stream().filter(MachineBinaries::complete).toList();
    return installed.stream()
        .filter(MachineBinaries::hasVector)
        .findFirst()
        .orElseThrow(
            () ->
                new BranchUnavailable(
                    installed.isEmpty()
                        ? "no PostgreSQL server is installed"
                        : "PostgreSQL is installed without pgvector: " + installed,
                    "install PostgreSQL 15 or later with pgvector 0.8 or later"));
  }

  private static boolean complete(Path bin) {
    return Files.isExecutable(bin.resolve("postgres"))
        && Files.isExecutable(bin.resolve("initdb"))
        && Files.isExecutable(bin.resolve("pg_config"));
  }

  private static boolean hasVector(Path bin) {
    Command.Result shared =
        Command.of(List.of(bin.resolve("pg_config").toString(), "--sharedir")).run(Path.of("/"));
    return shared.ok()
        && Files.exists(Path.of(shared.text().strip(), "extension", "vector.control"));
  }
}
