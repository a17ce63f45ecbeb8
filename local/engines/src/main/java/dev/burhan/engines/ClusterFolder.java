package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Holds the files of one cluster: its data, its password and its log. */
record ClusterFolder(CacheFolder cache, ClusterSpec spec, int major, Path bin, Account account) {
  static final String USER = "burhan";
  private static final int PASSWORD_BYTES = 24;
  private static final int LOG_TAIL = 15;
  private static final int SYNCFS_MAJOR = 17;

  Path path() {
    return cache.clusters().resolve(spec.name() + "-pg" + major);
  }

  /** Lies beside the folder, so that it outlives its deletion. */
  Path lock() {
    return cache.clusters().resolve(spec.name() + "-pg" + major + ".lock");
  }

  Path data() {
    return path().resolve("data");
  }

  Path log() {
    return path().resolve("postgres.log");
  }

  PidFile pidFile() {
    return new PidFile(data());
  }

  String password() {
    return read(path().resolve("password")).strip();
  }

  /** Creates the cluster unless it exists; half of one, left by a crash, does not count. */
  void createIfAbsent() {
    if (Files.exists(data().resolve("PG_VERSION"))) {
      return;
    }
    cache.privateFolder(path());
    writePassword();
    Path half = path().resolve("data.new");
    FileTree.delete(half);
    FileTree.delete(data());
    Command.Result result = Command.of(account.command(initdb(half))).run(path());
    if (!result.ok()) {
      throw new EngineFailure("initdb failed: " + result.text().strip());
    }
    FileTree.move(half, data());
  }

  void delete() {
    FileTree.delete(path());
    FileTree.delete(lock());
  }

  String logTail() {
    if (!Files.exists(log())) {
      return "";
    }
    List<String> lines = read(log()).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
  }

  private List<String> initdb(Path target) {
    List<String> words = new ArrayList<>();
    words.add(bin.resolve("initdb").toString());
    words.add("--pgdata=" + target);
    words.add("--username=" + USER);
    words.add("--pwfile=" + path().resolve("password"));
    words.add("--auth=scram-sha-256");
    words.add("--encoding=UTF8");
    words.addAll(locale());
    words.addAll(sync());
    return words;
  }

  // One call for the whole file system is three times faster than one for each file.
  private List<String> sync() {
    if (!spec.kept()) {
      return List.of("--no-sync");
    }
    return major >= SYNCFS_MAJOR && !onMac() ? List.of("--sync-method=syncfs") : List.of();
  }

  private static boolean onMac() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
  }

  // macOS has no C.UTF-8 in every release.
  private static List<String> locale() {
    return onMac()
        ? List.of("--locale=en_US.UTF-8", "--lc-collate=C")
        : List.of("--locale=C.UTF-8");
  }

  private void writePassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Path file = path().resolve("password");
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random));
      account.own(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
