package dev.burhan.parsers;

/**
 * Says how the processes that read files are run.
 *
 * @param memoryMegabytes heap of each
 * @param processesMax that run at once; who comes then waits
 * @param filesMax that one reads before another takes its place, so that nothing piles up
 */
public record ProcessSettings(int memoryMegabytes, int processesMax, int filesMax) {

  public static final ProcessSettings DEFAULT = new ProcessSettings(512, 2, 200);

  private static final int MEMORY_MIN = 64;
  private static final int MEMORY_MAX = 8_192;
  private static final int PROCESSES_MAX = 64;
  private static final int FILES_MAX = 100_000;

  public ProcessSettings {
    check("memoryMegabytes", memoryMegabytes, MEMORY_MIN, MEMORY_MAX);
    check("processesMax", processesMax, 1, PROCESSES_MAX);
    check("filesMax", filesMax, 1, FILES_MAX);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be " + min + " to " + max + ", got " + value);
    }
  }
}
