package dev.burhan.engines;

import java.util.Optional;
import java.util.function.Consumer;

/** Uses the server that the environment names. */
record UrlBranch(Optional<String> url) implements PostgresBranch {
  static final String NAME = "url";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PostgresBackend start(ClusterSpec spec, Consumer<String> progress)
      throws BranchUnavailable {
    if (url.isEmpty()) {
      throw new BranchUnavailable("DATABASE_URL is not set", "set it to use a server of your own");
    }
    PostgresAddress address = PostgresAddress.parse(url.get());
    progress.accept("PostgreSQL: using " + address);
    return new ForeignServer(address);
  }
}
