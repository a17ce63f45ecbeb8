package dev.burhan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.failure.DependencyFailure;

/** Is the name and password of a role. */
record Login(String user, String password) {

  /**
   * Reads a secret in the form that AWS gives those of databases.
   *
   * @throws DependencyFailure.Permanent when it is not of that form
   */
  static Login parse(String secret) {
    JsonNode fields;
    try {
      fields = Json.read(secret);
    } catch (IllegalStateException e) {
      throw malformed();
    }
    if (!fields.path("username").isTextual() || !fields.path("password").isTextual()) {
      throw malformed();
    }
    return new Login(fields.get("username").textValue(), fields.get("password").textValue());
  }

  private static DependencyFailure malformed() {
    return new DependencyFailure.Permanent(
        "the database's secret is no JSON with the texts username and password", null);
  }

  @Override
  public String toString() {
    return "Login[user=" + user + "]";
  }
}
