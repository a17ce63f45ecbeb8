package dev.burhan.engines;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs an own cluster with the programs of a source. */
record BinariesBranch(BinariesSource source, EngineSettings settings, Account account)
    implements PostgresBranch {
  private static final Pattern MAJOR = Pattern.compile("PostgreSQL\\) (\\d+)");

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public PostgresBackend start(ClusterSpec spec, Consumer<String> progress)
      throws BranchUnavailable {
    CacheFolder cache = new CacheFolder(settings.cache(), account).prepare();
    Path bin = source.bin(progress);
    int major = major(bin);
    progress.accept("PostgreSQL " + major + ": starting an own cluster with " + bin);
    return OwnCluster.start(new ClusterFolder(cache, spec, major, bin, account), progress);
  }

  // A program that does not run here (other C library, other processor) must not end the search.
  private int major(Path bin) throws BranchUnavailable {
    List<String> words = List.of(bin.resolve("postgres").toString(), "--version");
    Command.Result result = Command.of(account.command(words)).run(Path.of("/"));
    Matcher matcher = MAJOR.matcher(result.text());
    if (!result.ok() || !matcher.find()) {
      throw new BranchUnavailable(
          bin + "/postgres does not run here: " + result.lastLine(), "use another branch");
    }
    return Integer.parseInt(matcher.group(1));
  }
}
