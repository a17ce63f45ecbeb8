package dev.burhan.models;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the folders that models are looked for in and fetched to.
 *
 * @param stated folders of {@code BURHAN_MODELS}, several separated as in {@code PATH}
 * @param cache the user's own, which models are fetched to
 */
public record ModelFolders(List<Path> stated, Path cache) {

  public ModelFolders {
    stated = List.copyOf(stated);
  }

  /**
   * Reads {@code BURHAN_MODELS}, {@code BURHAN_CACHE} and {@code XDG_CACHE_HOME} of the
   * environment.
   */
  public static ModelFolders of(Map<String, String> environment) {
    var stated = new ArrayList<Path>();
    String paths = value(environment, "BURHAN_MODELS").orElse("");
    for (String path : paths.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!path.isBlank()) {
        stated.add(Path.of(path.strip()));
      }
    }
    return new ModelFolders(stated, cache(environment).resolve("models"));
  }

  private static Path cache(Map<String, String> environment) {
    return value(environment, "BURHAN_CACHE")
        .map(Path::of)
        .or(() -> value(environment, "XDG_CACHE_HOME").map(xdg -> Path.of(xdg, "burhan")))
        .orElseGet(() -> Path.of(System.getProperty("user.home", ""), ".cache", "burhan"));
  }

  /** Folders in the order they are looked through. */
  public List<Path> all() {
    var all = new ArrayList<Path>(stated);
    all.add(cache);
    return List.copyOf(all);
  }

  private static Optional<String> value(Map<String, String> environment, String key) {
    return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
  }
}
