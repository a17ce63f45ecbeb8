package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a file locked against other processes and threads; the system lifts it when we die. */
final class FileGuard implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  /**
   * Files this JVM holds. They must not even be opened again: POSIX lifts a process's lock on a
   * file when any of its channels to that file is closed.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FileGuard(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Optional<FileGuard> tryNow(Path path) {
    Path file = path.toAbsolutePath().normalize();
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<FileGuard> guard = Optional.empty();
    try {
      guard = lock(file);
      return guard;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    } finally {
      if (guard.isEmpty()) {
        HELD.remove(file);
      }
    }
  }

  private static Optional<FileGuard> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel)) {
      return Optional.of(new FileGuard(file, channel));
    }
    channel.close();
    return Optional.empty();
  }

  static FileGuard waitFor(Path file, Duration bound) {
    long end = System.nanoTime() + bound.toNanos();
    do {
      Optional<FileGuard> guard = tryNow(file);
      if (guard.isPresent()) {
        return guard.get();
      }
      Pause.of(PAUSE);
    } while (System.nanoTime() < end);
    throw new EngineFailure("another process kept " + file + " for more than " + bound);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this JVM holds it
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
