package dev.burhan.eval.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads how much memory processes hold, where the system tells (Linux). */
public final class ProcessMemory {

  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
  private static final Pattern NOW = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final Pattern OWN = Pattern.compile("(?m)^RssAnon:\\s+(\\d+) kB$");
  private static final int KILO = 1024;

  private ProcessMemory() {}

  /** Resident memory of this process in MiB. */
  public static OptionalInt now() {
    return read(ProcessHandle.current().pid(), NOW);
  }

  /** The most this process ever held, in MiB. */
  public static OptionalInt peak() {
    return read(ProcessHandle.current().pid(), PEAK);
  }

  /** The most that any of our child processes whose command names {@code word} ever held. */
  public static OptionalInt peakOfChildren(String word) {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().commandLine().filter(line -> line.contains(word)).isPresent())
        .map(child -> read(child.pid(), PEAK))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .max();
  }

  /**
   * What our child processes whose command names {@code word} hold now for themselves alone, in
   * MiB.
   */
  public static int ownOfChildren(String word) {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().commandLine().filter(line -> line.contains(word)).isPresent())
        .mapToInt(child -> read(child.pid(), OWN).orElse(0))
        .sum();
  }

  private static OptionalInt read(long pid, Pattern line) {
    try {
      var found = line.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
      return found.find()
          ? OptionalInt.of(Integer.parseInt(found.group(1)) / KILO)
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }
}
