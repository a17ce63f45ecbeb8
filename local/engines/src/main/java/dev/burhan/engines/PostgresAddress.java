package dev.burhan.engines;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names a PostgreSQL server, a database on it and the user that owns it. */
record PostgresAddress(
    String host, int port, String database, String user, String password, String options) {
  private static final int USUAL_PORT = 5432;

  static PostgresAddress loopback(int port, String user, String password) {
    return new PostgresAddress("127.0.0.1", port, "postgres", user, password, "");
  }

  /** Reads both spellings: {@code postgres://user:password@host/db} and the one of JDBC. */
  static PostgresAddress parse(String url) {
    URI uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
    if (uri.getHost() == null
        || uri.getScheme() == null
        || !uri.getScheme().startsWith("postgres")) {
      throw new EngineFailure("DATABASE_URL is not of the form postgres://user:password@host/db");
    }
    Map<String, String> query = query(uri);
    String[] login = Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
    String user = Optional.ofNullable(query.remove("user")).orElse(login[0]);
    String password =
        Optional.ofNullable(query.remove("password")).orElse(login.length > 1 ? login[1] : "");
    String path = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
    List<String> options = new ArrayList<>();
    query.forEach((key, value) -> options.add(key + "=" + value));
    return new PostgresAddress(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        path.isEmpty() ? "postgres" : path,
        user,
        password,
        options.isEmpty() ? "" : "?" + String.join("&", options));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = Optional.ofNullable(uri.getRawQuery()).orElse("");
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        boolean login = parts[0].equals("user") || parts[0].equals("password");
        query.put(parts[0], login ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : parts[1]);
      }
    }
    return query;
  }

  String jdbcUrl() {
    return jdbcUrl(database);
  }

  String jdbcUrl(String other) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + other + options;
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return jdbcUrl() + " as " + user;
  }
}
