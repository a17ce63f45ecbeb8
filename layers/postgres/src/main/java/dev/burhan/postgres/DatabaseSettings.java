package dev.burhan.postgres;

/**
 * Says how to reach the database.
 *
 * @param url JDBC address
 * @param poolMax connections held at most
 */
public record DatabaseSettings(String url, String user, String password, int poolMax) {

  public DatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("database address must begin with jdbc:postgresql:");
    }
    if (poolMax < 1 || poolMax > 100) {
      throw new IllegalArgumentException("pool size must be 1 to 100, got " + poolMax);
    }
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, user=%s, poolMax=%d]".formatted(url, user, poolMax);
  }
}
