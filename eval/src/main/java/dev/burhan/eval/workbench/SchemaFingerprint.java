package dev.burhan.eval.workbench;

import dev.burhan.postgres.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether data kept from an earlier run were stored by the same migrations. */
public final class SchemaFingerprint {

  private SchemaFingerprint() {}

  /** A hash for each migration that a database has had. */
  public static Map<String, String> of(Connection owner) {
    try (var statement = owner.createStatement();
        var rows = statement.executeQuery("select name from schema_migration order by name")) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return of(names);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the migrations", e);
    }
  }

  /** Whether migrations still read as they did; later ones may have come. */
  public static boolean isCurrent(Map<String, String> fingerprint) {
    return fingerprint.equals(of(List.copyOf(fingerprint.keySet())));
  }

  private static Map<String, String> of(List<String> names) {
    var hashes = new TreeMap<String, String>();
    for (var name : names) {
      hashes.put(name, hash(name));
    }
    return hashes;
  }

  private static String hash(String name) {
    try (var stream = Migrations.class.getResourceAsStream("/db/migration/" + name + ".sql")) {
      return stream == null
          ? "missing"
          : HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes()), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
