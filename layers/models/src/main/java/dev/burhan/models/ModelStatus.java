package dev.burhan.models;

import java.nio.file.Path;
import java.util.List;

/**
 * Says of one model what it is and where it is.
 *
 * @param kind embedder, transcriber, voice-activity, …; unknown where the description is broken
 * @param languages two-letter codes, or {@code multilingual}; empty where the kind has none
 * @param bytes length of all files
 */
public record ModelStatus(
    String name, String kind, String licence, List<String> languages, long bytes, Place place) {

  public ModelStatus {
    languages = List.copyOf(languages);
  }

  /** Says where a model is. */
  public sealed interface Place {}

  /** All files lie in a folder, at their stated length. */
  public record Found(Path folder) implements Place {}

  /** The model comes with this module. */
  public record Bundled() implements Place {}

  /**
   * The model is not on this machine.
   *
   * @param fetchable whether {@link ModelFetcher} can fetch it
   */
  public record Missing(boolean fetchable) implements Place {}

  /** A folder is there but cannot be used. */
  public record Broken(Path folder, List<String> problems) implements Place {

    public Broken {
      problems = List.copyOf(problems);
    }
  }

  static ModelStatus of(FoundModel found) {
    Place place =
        found.problems().isEmpty()
            ? new Found(found.folder())
            : new Broken(found.folder(), found.problems());
    ModelCard card = found.readCard();
    return card == null
        ? new ModelStatus(found.name(), "unknown", "unknown", List.of(), 0, place)
        : of(card, place);
  }

  static ModelStatus of(CatalogueEntry entry) {
    return of(entry.card(), entry.isBundled() ? new Bundled() : new Missing(entry.isFetchable()));
  }

  private static ModelStatus of(ModelCard card, Place place) {
    return new ModelStatus(
        card.name(), card.kind(), card.licence(), card.languages(), card.bytes(), place);
  }
}
