package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Holds programs and data outside of any checkout, where the user of PostgreSQL can enter. */
record CacheFolder(Path root, Account account) {

  CacheFolder prepare() throws BranchUnavailable {
    try {
      for (Path folder : new Path[] {root, programs(), clusters()}) {
        Files.createDirectories(folder);
        if (account.isRoot()) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    } catch (IOException e) {
      throw new BranchUnavailable("cannot write " + root, "set BURHAN_CACHE to another folder");
    }
    if (!account.canEnter(clusters())) {
      throw new BranchUnavailable(
          "the user " + account.dropTo().orElse("") + " cannot enter " + root,
          "set BURHAN_CACHE to a folder that every user can enter");
    }
    return this;
  }

  Path programs() {
    return root.resolve("postgres");
  }

  Path clusters() {
    return root.resolve("clusters");
  }

  /** Creates a folder that only the user of PostgreSQL can read. */
  Path privateFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      account.own(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + folder, e);
    }
  }
}
