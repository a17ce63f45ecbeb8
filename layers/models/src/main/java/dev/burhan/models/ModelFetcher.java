package dev.burhan.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Fetches models of the catalogue from where their authors publish them.
 *
 * <p>What was fetched of a broken transfer stays in a {@code .part} file, and the next fetch goes
 * on from there. One fetch of a model at a time.
 */
public final class ModelFetcher {

  private static final Duration STALL_MAX = Duration.ofSeconds(30);

  private final Path cache;
  private final Catalogue catalogue;
  private final Download download;

  /** Fetches into folders inside {@code cache}, see {@link ModelFolders#cache}. */
  public ModelFetcher(Path cache) {
    this(cache, Catalogue.bundled(), new Download(STALL_MAX));
  }

  ModelFetcher(Path cache, Catalogue catalogue, Download download) {
    this.cache = cache;
    this.catalogue = catalogue;
    this.download = download;
  }

  /**
   * Fetches what is missing of a model and gives its folder; fetches nothing when all is there.
   *
   * @throws IllegalArgumentException when the catalogue does not say where the model is published
   * @throws DependencyFailure.Transient when the transfer broke; a further fetch continues it
   * @throws DependencyFailure.Permanent when a file is not published or is not what it should be
   */
  public Path fetch(String name, FetchProgress progress) {
    CatalogueEntry entry =
        Optional.of(name)
            .flatMap(catalogue::find)
            .filter(CatalogueEntry::isFetchable)
            .orElseThrow(() -> new IllegalArgumentException("no known home of model " + name));
    Path folder = cache.resolve(name);
    try {
      Files.createDirectories(folder);
      if (FoundModel.at(folder).problems().isEmpty()) {
        return folder;
      }
      for (ModelFile file : entry.card().files().values()) {
        fetch(entry, file, folder, progress);
      }
      // Written last: a folder without it is no model yet.
      describe(entry, folder);
    } catch (IOException e) {
      throw new DependencyFailure.Transient("cannot write model " + name + " to " + folder, e);
    }
    return folder;
  }

  private void fetch(CatalogueEntry entry, ModelFile file, Path folder, FetchProgress progress)
      throws IOException {
    Path target = folder.resolve(file.name());
    if (Files.isRegularFile(target) && Files.size(target) == file.bytes() && file.matches(target)) {
      return;
    }
    Path part = folder.resolve(file.name() + ".part");
    URI home = Objects.requireNonNull(entry.homes().get(file.name()));
    download.to(part, home, file, progress);
    if (!file.matches(part)) {
      Files.delete(part);
      throw new DependencyFailure.Permanent(
          file.name() + " has another checksum than expected, from " + home, null);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void describe(CatalogueEntry entry, Path folder) throws IOException {
    Path part = folder.resolve(ModelCard.FILE_NAME + ".part");
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(part.toFile(), entry.json());
    Files.move(part, folder.resolve(ModelCard.FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
  }
}
