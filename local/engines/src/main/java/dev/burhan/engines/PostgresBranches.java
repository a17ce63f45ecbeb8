package dev.burhan.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries the ways to PostgreSQL in order and remembers why each was closed. */
record PostgresBranches(List<PostgresBranch> branches) {

  static PostgresBranches of(EngineSettings settings, Account account) {
    CacheFolder cache = new CacheFolder(settings.cache(), account);
    List<PostgresBranch> all = new ArrayList<>();
    all.add(new UrlBranch(settings.databaseUrl()));
    for (BinariesSource source : sources(cache, account)) {
      all.add(new BinariesBranch(source, settings, account));
    }
    all.add(new DockerBranch("docker"));
    // A server that somebody names is meant: to start another one instead would surprise.
    Optional<String> only =
        settings.branch().or(() -> settings.databaseUrl().map(url -> UrlBranch.NAME));
    List<PostgresBranch> chosen =
        all.stream()
            .filter(
                branch ->
                    only.map(branch.name()::equals).orElse(!UrlBranch.NAME.equals(branch.name())))
            .toList();
    if (chosen.isEmpty()) {
      throw new EngineFailure(
          "BURHAN_POSTGRES must be one of " + all.stream().map(PostgresBranch::name).toList());
    }
    return new PostgresBranches(chosen);
  }

  private static List<BinariesSource> sources(CacheFolder cache, Account account) {
    return List.of(
        new WheelBinaries(cache, WheelPin.ofThisMachine()),
        new MachineBinaries(MachineBinaries.usualFolders()),
        new PackagedBinaries(account));
  }

  PostgresBackend start(ClusterSpec spec, Consumer<String> progress) {
    List<String> reasons = new ArrayList<>();
    for (PostgresBranch branch : branches) {
      try {
        return branch.start(spec, progress);
      } catch (BranchUnavailable e) {
        String reason = branch.name() + ": " + e.getMessage();
        progress.accept("PostgreSQL by " + reason);
        reasons.add("  " + reason);
      }
    }
    throw new EngineFailure(
        "no PostgreSQL with pgvector could be started; set DATABASE_URL or make one of these work:\n"
            + String.join("\n", reasons));
  }
}
