package dev.burhan.models;

import java.nio.file.Files;
import java.nio.file.Path;

/** Prepares the process for the native libraries of the tokenizer and the graph runner. */
final class NativeLibraries {

  private static final String CACHE = "ENGINE_CACHE_DIR";

  private NativeLibraries() {}

  /**
   * Sets what the tokenizer library reads when its first class loads.
   *
   * <p>Without it the library reports its use over the network, and unpacks into the home folder,
   * which cannot be written on Lambda.
   */
  static void prepare() {
    setIfAbsent("OPT_OUT_TRACKING", "true");
    setIfAbsent("ai.djl.offline", "true");
    if (System.getenv(CACHE) == null && System.getenv("DJL_CACHE_DIR") == null) {
      setIfAbsent(CACHE, unpackingFolder(Path.of(System.getProperty("user.home", ""))).toString());
    }
  }

  static Path unpackingFolder(Path home) {
    return Files.isDirectory(home) && Files.isWritable(home)
        ? home.resolve(".cache").resolve("burhan").resolve("native")
        : Path.of(System.getProperty("java.io.tmpdir")).resolve("burhan-native");
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
