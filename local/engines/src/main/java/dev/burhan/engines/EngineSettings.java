package dev.burhan.engines;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Holds what the environment says about the engines. */
record EngineSettings(Optional<String> databaseUrl, Optional<String> branch, Path cache) {

  static EngineSettings fromEnvironment() {
    return from(System.getenv(), Account.current());
  }

  static EngineSettings from(Map<String, String> environment, Account account) {
    return new EngineSettings(
        value(environment, "DATABASE_URL"),
        value(environment, "BURHAN_POSTGRES"),
        cache(environment, account).toAbsolutePath().normalize());
  }

  private static Path cache(Map<String, String> environment, Account account) {
    Optional<String> own = value(environment, "BURHAN_CACHE");
    if (own.isPresent()) {
      return Path.of(own.get());
    }
    if (account.isRoot()) {
      // The user that runs PostgreSQL instead of root cannot enter root's home.
      return Path.of("/var/cache/burhan");
    }
    return value(environment, "XDG_CACHE_HOME")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("burhan");
  }

  private static Optional<String> value(Map<String, String> environment, String key) {
    return Optional.ofNullable(environment.get(key)).filter(text -> !text.isBlank());
  }

  /** Hides the password that a database URL may carry. */
  @Override
  public String toString() {
    return "EngineSettings[databaseUrl="
        + (databaseUrl.isPresent() ? "set" : "not set")
        + ", branch="
        + branch.orElse("any")
        + ", cache="
        + cache
        + "]";
  }
}
