package dev.burhan.aws;

import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Says which model of Bedrock embeds and what is known of its vectors.
 *
 * @param model id of the model or of an inference profile, or an ARN of either
 */
public record BedrockEmbedderSettings(String model, Encoder encoder) {

  static final String EMBEDDER = "EMBEDDER";
  static final String DIMENSIONS = "EMBEDDER_DIMENSIONS";
  static final String LANGUAGES = "EMBEDDER_LANGUAGES";
  static final String COSINE_MEAN = "EMBEDDER_COSINE_MEAN";
  static final String COSINE_DEVIATION = "EMBEDDER_COSINE_DEVIATION";

  private static final String LOCAL = "local";
  private static final String BEDROCK = "bedrock:";
  private static final String DIMENSIONS_DEFAULT = "1024";
  private static final String LANGUAGES_DEFAULT = "en,ar";
  private static final Pattern LANGUAGES_FORM = Pattern.compile("[a-z]{2}(,[a-z]{2})*");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]*\\.?[0-9]+");

  /**
   * Reads EMBEDDER: {@code bedrock:MODEL}, or {@code local} as where it is not set, which is an
   * encoder in this process and gives empty. A model needs what was measured of its vectors,
   * EMBEDDER_COSINE_MEAN and EMBEDDER_COSINE_DEVIATION; EMBEDDER_DIMENSIONS is 1024 and
   * EMBEDDER_LANGUAGES en,ar unless given.
   *
   * @param fault told of every missing or bad variable; then what is given is of no use
   */
  public static Optional<BedrockEmbedderSettings> of(
      Map<String, String> environment, Consumer<String> fault) {
    var embedder = environment.getOrDefault(EMBEDDER, LOCAL);
    if (embedder.equals(LOCAL)) {
      return Optional.empty();
    }
    if (!embedder.startsWith(BEDROCK)) {
      fault.accept(EMBEDDER + " must be local or bedrock:MODEL");
      return Optional.empty();
    }
    try {
      return Optional.of(of(embedder.substring(BEDROCK.length()), environment));
    } catch (IllegalArgumentException e) {
      fault.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static BedrockEmbedderSettings of(String named, Map<String, String> environment) {
    var bad = new ArrayList<String>();
    var model = BedrockModelSettings.model(EMBEDDER, Map.of(EMBEDDER, named), bad);
    int dimensions = dimensions(model, environment, bad);
    var languages = languages(environment, bad);
    double mean = cosine(COSINE_MEAN, -1, environment, bad);
    double deviation = cosine(COSINE_DEVIATION, 0, environment, bad);
    if (!bad.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", bad));
    }
    var name = model + "/" + dimensions;
    return new BedrockEmbedderSettings(
        model, new Encoder(name, dimensions, languages, mean, deviation));
  }

  /** The embedder these settings are of. */
  public Embedder embedder(BedrockRuntimeClient bedrock) {
    return EmbeddingModel.of(model).equals(Optional.of(EmbeddingModel.TITAN_V2))
        ? new BedrockTitanEmbedder(bedrock, model, encoder)
        : new BedrockCohereEmbedder(bedrock, model, encoder);
  }

  private static int dimensions(String model, Map<String, String> environment, List<String> bad) {
    var kind = EmbeddingModel.of(model);
    if (kind.isEmpty()) {
      bad.add(EMBEDDER + " must be a model that embeds, Titan v2 or Cohere v3 or v4");
      return 0;
    }
    var given = environment.getOrDefault(DIMENSIONS, "");
    var text = given.isEmpty() ? DIMENSIONS_DEFAULT : given;
    var fits = kind.get().dimensions().stream().filter(d -> text.equals(d.toString())).findFirst();
    if (fits.isEmpty()) {
      bad.add(DIMENSIONS + " must be one of " + kind.get().dimensions());
    }
    return fits.orElse(0);
  }

  private static Set<Language> languages(Map<String, String> environment, List<String> bad) {
    var given = environment.getOrDefault(LANGUAGES, "");
    var text = given.isEmpty() ? LANGUAGES_DEFAULT : given;
    if (!LANGUAGES_FORM.matcher(text).matches()) {
      bad.add(LANGUAGES + " must be codes of languages such as " + LANGUAGES_DEFAULT);
      return Set.of();
    }
    return Arrays.stream(text.split(",", -1)).map(Language::new).collect(Collectors.toSet());
  }

  private static double cosine(
      String variable, double above, Map<String, String> environment, List<String> bad) {
    var text = environment.getOrDefault(variable, "");
    double cosine = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!(cosine > above && cosine < 1)) {
      bad.add("%s must be above %.0f and below 1, as measured".formatted(variable, above));
    }
    return cosine;
  }
}
