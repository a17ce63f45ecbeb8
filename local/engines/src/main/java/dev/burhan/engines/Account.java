package dev.burhan.engines;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the user that runs PostgreSQL: this one, or another one when this one is root. */
record Account(Optional<String> dropTo) {
  private static final List<String> CANDIDATES = List.of("postgres", "nobody");
  private static final long ROOT = 0;

  static Account current() {
    if (new UnixSystem().getUid() != ROOT) {
      return new Account(Optional.empty());
    }
    return new Account(
        Optional.of(
            CANDIDATES.stream()
                .filter(Account::exists)
                .findFirst()
                .orElseThrow(
                    () ->
                        new EngineFailure(
                            "PostgreSQL refuses to run as root, and there is no user "
                                + String.join(" or ", CANDIDATES)))));
  }

  boolean isRoot() {
    return dropTo.isPresent();
  }

  /** Prefixes a command so that it runs without root's rights. */
  List<String> command(List<String> command) {
    List<String> full = new ArrayList<>();
    dropTo.ifPresent(user -> full.addAll(switchTo(user)));
    full.addAll(command);
    return List.copyOf(full);
  }

  /** Gives a path to the user that runs PostgreSQL. */
  void own(Path path) {
    dropTo.ifPresent(
        user -> {
          try {
            var lookup = FileSystems.getDefault().getUserPrincipalLookupService();
            Files.setOwner(path, lookup.lookupPrincipalByName(user));
          } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + path + " to " + user, e);
          }
        });
  }

  /** Tells whether the user that runs PostgreSQL can enter a folder. */
  boolean canEnter(Path folder) {
    return !isRoot()
        || Command.of(command(List.of("test", "-x", folder.toString()))).run(Path.of("/")).ok();
  }

  private static List<String> switchTo(String user) {
    if (Command.onPath("setpriv")) {
      return List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups");
    }
    if (Command.onPath("runuser")) {
      return List.of("runuser", "-u", user, "--");
    }
    return List.of("sudo", "-n", "-u", user, "--");
  }

  private static String groupOf(String user) {
    return Command.of(List.of("id", "-g", user)).run(Path.of("/")).text().strip();
  }

  private static boolean exists(String user) {
    try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
      return lines.anyMatch(line -> line.startsWith(user + ":"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of users", e);
    }
  }
}
