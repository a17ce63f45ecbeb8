package dev.burhan.models;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Encoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens models for tests, outside the cache of the process. */
final class TestModels {

  private TestModels() {}

  static OnnxEmbedder bundled(int threads) {
    CatalogueEntry entry = Catalogue.bundled().find("bge-small-en-v1.5").orElseThrow();
    var source = new ModelSource.Bundled(entry.resources());
    return load(source, ModelDescription.read("bundled", entry.json()), threads);
  }

  static OnnxEmbedder folder(Path folder, int threads) {
    return load(new ModelSource.Folder(folder), ModelDescription.read(folder), threads);
  }

  static OnnxEmbedder load(ModelSource source, ModelDescription description, int threads) {
    var encoder =
        new Encoder(
            description.card().name(), description.dimensions(), description.languages(), .5, .05);
    return OnnxEmbedder.load(source, description, encoder, threads);
  }

  /** The folder of a model that is not in the repository, where a machine has it. */
  static Optional<Path> installed(String name) {
    return parents()
        .map(parent -> parent.resolve(name))
        .filter(folder -> Files.isRegularFile(folder.resolve(ModelCard.FILE_NAME)))
        .findFirst();
  }

  /** BURHAN_MODELS, then a folder beside the checkout, whatever folder the test runs in. */
  private static Stream<Path> parents() {
    Stream<Path> stated =
        Stream.ofNullable(System.getenv("BURHAN_MODELS")).filter(s -> !s.isBlank()).map(Path::of);
    @Nullable Path here = Path.of("").toAbsolutePath();
    Stream<Path> beside =
        Stream.<@Nullable Path>iterate(here, p -> p != null, p -> p == null ? null : p.getParent())
            .map(folder -> Path.of(folder + "/shared/models"));
    return Stream.concat(stated, beside);
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(5), Clock.systemUTC());
  }

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
