package dev.burhan.models;

import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Downloads a file over HTTP into a part file, going on where an earlier transfer broke.
 *
 * <p>{@code HttpURLConnection}, not the newer client: only it bounds the wait for each read of a
 * body, and a whole-transfer limit would punish slow lines.
 */
final class Download {

  /** Breaks of one transfer that are healed by asking for the rest at once. */
  private static final int RESUMES_MAX = 20;

  private static final int PIECE_BYTES = 1 << 14;
  private static final long REPORT_BYTES = 1 << 20;

  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final int stallMillis;

  /** Gives up when nothing comes for {@code stallMax}. */
  Download(Duration stallMax) {
    stallMillis = Math.toIntExact(stallMax.toMillis());
  }

  /**
   * Fills {@code part} up to the file's length.
   *
   * @throws DependencyFailure when the home refuses, or breaks without having sent anything
   */
  void to(Path part, URI home, ModelFile file, FetchProgress progress) throws IOException {
    for (int resume = 0; length(part) < file.bytes(); resume++) {
      long before = length(part);
      Optional<IOException> broken = transfer(part, home, file, progress);
      boolean healing = length(part) > before && resume < RESUMES_MAX;
      if (length(part) < file.bytes() && !healing) {
        throw new DependencyFailure.Transient(
            "transfer of %s broke at %d of %d bytes, from %s"
                .formatted(file.name(), length(part), file.bytes(), home),
            broken.orElse(null));
      }
    }
    if (length(part) > file.bytes()) {
      Files.delete(part);
      throw new DependencyFailure.Permanent(
          "%s is longer than %d bytes, from %s".formatted(file.name(), file.bytes(), home), null);
    }
    progress.at(file.name(), file.bytes(), file.bytes());
  }

  private static long length(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** Gives what broke the transfer, if anything did; a failing disk is thrown. */
  private Optional<IOException> transfer(
      Path part, URI home, ModelFile file, FetchProgress progress) throws IOException {
    long have = length(part);
    HttpURLConnection connection = ask(home, have);
    try {
      boolean goesOn = goesOn(connection, part, file, home);
      try (InputStream body = connection.getInputStream();
          OutputStream out = open(part, goesOn)) {
        return copy(body, out, goesOn ? have : 0, file, progress);
      }
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection ask(URI home, long have) throws IOException {
    var connection = (HttpURLConnection) home.toURL().openConnection();
    connection.setConnectTimeout(stallMillis);
    connection.setReadTimeout(stallMillis);
    connection.setRequestProperty("User-Agent", "burhan");
    if (have > 0) {
      connection.setRequestProperty("Range", "bytes=" + have + "-");
    }
    return connection;
  }

  /** True when the rest of the file follows, false when it starts anew; fails on a refusal. */
  private static boolean goesOn(HttpURLConnection connection, Path part, ModelFile file, URI home)
      throws IOException {
    int status = status(connection, home);
    String range = String.valueOf(connection.getHeaderField("Content-Range"));
    if (status == HttpURLConnection.HTTP_OK) {
      return false;
    }
    if (status == HttpURLConnection.HTTP_PARTIAL
        && range.startsWith("bytes " + length(part) + "-")) {
      return true;
    }
    if (status == RANGE_NOT_SATISFIABLE) {
      Files.delete(part);
    }
    String message = "status %d for %s, from %s".formatted(status, file.name(), home);
    throw status == HttpURLConnection.HTTP_CLIENT_TIMEOUT || status == 429 || status >= 500
        ? new DependencyFailure.Transient(message, null)
        : new DependencyFailure.Permanent(message, null);
  }

  private static int status(HttpURLConnection connection, URI home) {
    try {
      return connection.getResponseCode();
    } catch (IOException e) {
      throw new DependencyFailure.Transient("cannot reach " + home, e);
    }
  }

  private static OutputStream open(Path part, boolean append) throws IOException {
    return Files.newOutputStream(
        part,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Stops one byte beyond the stated length: what is longer is not our file. */
  private static Optional<IOException> copy(
      InputStream body, OutputStream out, long start, ModelFile file, FetchProgress progress)
      throws IOException {
    long reported = start;
    for (long bytes = start; bytes <= file.bytes(); ) {
      byte[] piece;
      try {
        piece = body.readNBytes((int) Math.min(PIECE_BYTES, file.bytes() + 1 - bytes));
      } catch (IOException e) {
        return Optional.of(e);
      }
      out.write(piece);
      bytes += piece.length;
      if (piece.length == 0) {
        break;
      }
      if (bytes - reported >= REPORT_BYTES) {
        progress.at(file.name(), bytes, file.bytes());
        reported = bytes;
      }
    }
    return Optional.empty();
  }
}
