package dev.burhan.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * States one file of a model: how long it is and, where known, its checksum.
 *
 * @param sha256Hex SHA-256, or null where nobody has stated it
 */
record ModelFile(String name, long bytes, @Nullable String sha256Hex) {

  static final long BYTES_MAX = 4L << 30;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  ModelFile {
    if (!NAME.matcher(name).matches() || name.equals(ModelCard.FILE_NAME)) {
      throw new IllegalArgumentException("must be a plain file name, got: " + name);
    }
    if (bytes < 1 || bytes > BYTES_MAX) {
      throw new IllegalArgumentException("bytes must be 1 to " + BYTES_MAX + ", got " + bytes);
    }
    if (sha256Hex != null) {
      sha256Hex = sha256Hex.toLowerCase(Locale.ROOT);
      if (!SHA256.matcher(sha256Hex).matches()) {
        throw new IllegalArgumentException("sha256 must be 64 hex digits, got: " + sha256Hex);
      }
    }
  }

  Optional<String> sha256() {
    return Optional.ofNullable(sha256Hex);
  }

  /** Hashes the whole file; true where no checksum is stated. */
  boolean matches(Path path) {
    return sha256().isEmpty() || sha256().get().equals(sha256(path));
  }

  private static String sha256(Path path) {
    try (InputStream stream = Files.newInputStream(path)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform knows SHA-256", e);
    }
  }
}
