package dev.burhan.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the settings of the database from the environment. */
final class DatabaseEnvironment {

  private static final int POOL_MAX = 50;

  private final Map<String, String> environment;
  private final Consumer<String> fault;
  private boolean faulty;

  DatabaseEnvironment(Map<String, String> environment, Consumer<String> fault) {
    this.environment = environment;
    this.fault = fault;
  }

  Optional<DatabaseTransport> transport() {
    var url = value("DATABASE_URL");
    var cluster = value("DATABASE_CLUSTER");
    var secret = value("DATABASE_SECRET");
    require(!secret.isEmpty(), "DATABASE_SECRET is not set");
    if (url.isEmpty() == cluster.isEmpty()) {
      require(false, "either DATABASE_URL or DATABASE_CLUSTER must be set");
      return Optional.empty();
    }
    return cluster.isEmpty() ? jdbc(url, secret) : dataApi(cluster, secret);
  }

  private Optional<DatabaseTransport> jdbc(String url, String secret) {
    require(DatabaseSettings.isAddress(url), "DATABASE_URL must begin with jdbc:postgresql:");
    int poolMax = poolMax();
    return faulty
        ? Optional.empty()
        : Optional.of(new DatabaseTransport.Jdbc(url, poolMax, secret));
  }

  private Optional<DatabaseTransport> dataApi(String cluster, String secret) {
    var name = value("DATABASE_NAME");
    require(DataApiSettings.isCluster(cluster), "DATABASE_CLUSTER must be the ARN of a cluster");
    require(!name.isEmpty(), "DATABASE_NAME is not set");
    return faulty
        ? Optional.empty()
        : Optional.of(new DatabaseTransport.DataApi(new DataApiSettings(cluster, secret, name)));
  }

  private int poolMax() {
    try {
      int number = Integer.parseInt(value("DATABASE_POOL_MAX"));
      require(number >= 1 && number <= POOL_MAX, "DATABASE_POOL_MAX must be 1 to " + POOL_MAX);
      return number;
    } catch (NumberFormatException e) {
      require(false, "DATABASE_POOL_MAX must be 1 to " + POOL_MAX);
      return 1;
    }
  }

  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      faulty = true;
      fault.accept(otherwise);
    }
  }
}
