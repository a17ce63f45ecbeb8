package dev.burhan.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was found in a model's folder.
 *
 * @param readCard null where {@code model.json} cannot be understood
 * @param problems why the model cannot be used; empty when it can
 */
record FoundModel(Path folder, @Nullable ModelCard readCard, List<String> problems) {

  private static final int FOLDERS_MAX = 1_000;

  FoundModel {
    problems = List.copyOf(problems);
  }

  /** Looks at every folder inside {@code parents}; one that does not exist holds none. */
  static List<FoundModel> in(List<Path> parents) {
    return parents.stream()
        .filter(Files::isDirectory)
        .flatMap(parent -> folders(parent).stream())
        .map(FoundModel::at)
        .toList();
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent.toRealPath())) {
      return children
          .filter(folder -> Files.isRegularFile(folder.resolve(ModelCard.FILE_NAME)))
          .sorted()
          .limit(FOLDERS_MAX)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  static FoundModel at(Path folder) {
    try {
      var facts = new Facts(ModelCard.FILE_NAME, ModelCard.json(folder));
      ModelCard card = ModelCard.read(facts);
      facts.check();
      return new FoundModel(folder, card, wrongSizes(folder, card));
    } catch (BadModel | UncheckedIOException e) {
      return new FoundModel(folder, null, List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Only the length is compared: hashing hundreds of megabytes would slow down every start. */
  private static List<String> wrongSizes(Path folder, ModelCard card) {
    var problems = new ArrayList<String>();
    for (ModelFile file : card.files().values()) {
      Path path = folder.resolve(file.name());
      if (!Files.isRegularFile(path)) {
        problems.add(file.name() + " is missing");
      } else if (size(path) != file.bytes()) {
        problems.add(
            "%s has %d bytes, expected %d".formatted(file.name(), size(path), file.bytes()));
      }
    }
    return problems;
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Names the files whose checksum is not the stated one; files without one are not checked. */
  List<String> wrongChecksums() {
    if (readCard == null) {
      return List.of();
    }
    var wrong = new ArrayList<String>();
    for (ModelFile file : readCard.files().values()) {
      Path path = folder.resolve(file.name());
      if (Files.isRegularFile(path) && !file.matches(path)) {
        wrong.add(path + " is not the file that its model.json describes");
      }
    }
    return wrong;
  }

  boolean isUsable(String kind) {
    return readCard != null && problems.isEmpty() && readCard.kind().equals(kind);
  }

  String name() {
    return readCard != null ? readCard.name() : folder.getFileName().toString();
  }

  int languages() {
    return readCard != null ? readCard.languages().size() : 0;
  }
}
