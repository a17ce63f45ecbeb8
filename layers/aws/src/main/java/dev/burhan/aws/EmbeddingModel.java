package dev.burhan.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells the models of Bedrock apart that embed, by what they take and give. */
enum EmbeddingModel {
  TITAN_V2("titan-embed-text-v2", 50_000, 256, 512, 1024),
  COHERE_V3("cohere.embed-multilingual-v3", 2048, 1024),
  COHERE_ENGLISH_V3("cohere.embed-english-v3", 2048, 1024),
  /** Has a limit in tokens alone, which it keeps by itself. */
  COHERE_V4("cohere.embed-v4", Integer.MAX_VALUE, 256, 512, 1024, 1536);

  private final String name;
  private final int charactersMax;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nobody can change
  private final List<Integer> dimensions;

  EmbeddingModel(String name, int charactersMax, Integer... dimensions) {
    this.name = name;
    this.charactersMax = charactersMax;
    this.dimensions = List.of(dimensions);
  }

  /** The kind of a model, by its id, that of an inference profile or an ARN of either. */
  static Optional<EmbeddingModel> of(String model) {
    return Arrays.stream(values()).filter(kind -> model.contains(kind.name)).findFirst();
  }

  /** The kind of a model that an adapter speaks to. */
  static EmbeddingModel of(String model, int dimensions, EmbeddingModel... spoken) {
    var kind =
        of(model)
            .filter(Arrays.asList(spoken)::contains)
            .orElseThrow(() -> new IllegalArgumentException("cannot embed with " + model));
    if (!kind.dimensions.contains(dimensions)) {
      throw new IllegalArgumentException(
          "%s has %s dimensions, not %d".formatted(model, kind.dimensions, dimensions));
    }
    return kind;
  }

  /** Characters of a text at most; longer ones are refused. */
  int charactersMax() {
    return charactersMax;
  }

  List<Integer> dimensions() {
    return dimensions;
  }
}
