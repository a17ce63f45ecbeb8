package dev.burhan.engines;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Installs PostgreSQL and pgvector from the packages of the distribution, as root. */
record PackagedBinaries(Account account) implements BinariesSource {
  private static final Duration BOUND = Duration.ofMinutes(5);
  private static final Pattern VECTOR = Pattern.compile("postgresql-(\\d+)-pgvector");
  private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

  @Override
  public String name() {
    return "packages";
  }

  @Override
  public Path bin(Consumer<String> progress) throws BranchUnavailable {
    if (!account.isRoot() || !Command.onPath("apt-get")) {
      throw new BranchUnavailable(
          "packages can only be installed by root with apt-get",
          "ask the administrator for PostgreSQL with pgvector");
    }
    String wanted = newestPackage(progress);
    progress.accept("installing the package " + wanted);
    apt("apt-get", "install", "-y", "--no-install-recommends", wanted);
    return new MachineBinaries(MachineBinaries.usualFolders()).bin(progress);
  }

  private static String newestPackage(Consumer<String> progress) throws BranchUnavailable {
    Optional<String> known = newest();
    if (known.isPresent()) {
      return known.get();
    }
    progress.accept("asking the distribution for its packages");
    apt("apt-get", "update");
    return newest()
        .orElseThrow(
            () ->
                new BranchUnavailable(
                    "this distribution has no package of pgvector",
                    "Debian 13, Ubuntu 24.04 and later have one"));
  }

  private static Optional<String> newest() {
    Command.Result names =
        Command.of(List.of("apt-cache", "pkgnames", "postgresql-")).run(Path.of("/"));
    return names
        .text()
        .lines()
        .map(VECTOR::matcher)
        .filter(Matcher::matches)
        .max(Comparator.comparingInt(matcher -> Integer.parseInt(matcher.group(1))))
        .map(Matcher::group);
  }

  private static void apt(String... words) throws BranchUnavailable {
    Command.Result result = Command.of(List.of(words)).within(BOUND).with(QUIET).run(Path.of("/"));
    if (!result.ok()) {
      throw new BranchUnavailable(
          String.join(" ", words) + " failed: " + result.lastLine(),
          "check the package sources of this machine");
    }
  }
}
