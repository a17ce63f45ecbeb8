package dev.burhan.postgres;

/**
 * Says how to reach the database.
 *
 * @param url JDBC address
 * @param poolMax connections held at most
 */
public record DatabaseSettings(String url, String user, String password, int poolMax) {

  public DatabaseSettings {
    if (!isAddress(url)) {
      throw new IllegalArgumentException("database address must begin with jdbc:postgresql:");
    }
    if (poolMax < 1 || poolMax > 100) {
      throw new IllegalArgumentException("pool size must be 1 to 100, got " + poolMax);
    }
  }

  static boolean isAddress(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, user=%s, poolMax=%d]".formatted(url, user, poolMax);
  }
}
