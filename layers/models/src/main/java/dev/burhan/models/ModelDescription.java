package dev.burhan.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes an embedder by data, so that no code is written for one model.
 *
 * @param tokensMax longer texts are cut, special tokens and prefix counted
 * @param inputs inputs the graph must have: input_ids, attention_mask, token_type_ids
 * @param output name of the graph's output: one vector for each token
 * @param statedCosine the two cosine keys where model.json has them
 */
record ModelDescription(
    ModelCard card,
    int dimensions,
    int tokensMax,
    Pooling pooling,
    String queryPrefix,
    String passagePrefix,
    List<String> inputs,
    String output,
    @Nullable CosineStatistics statedCosine) {

  static final String GRAPH = "model.onnx";
  static final String TOKENIZER = "tokenizer.json";
  static final String INPUT_IDS = "input_ids";
  static final String ATTENTION_MASK = "attention_mask";
  static final String TOKEN_TYPE_IDS = "token_type_ids";

  static final Set<String> INPUTS = Set.of(INPUT_IDS, ATTENTION_MASK, TOKEN_TYPE_IDS);
  private static final Map<String, Pooling> POOLINGS =
      Map.of("mean", Pooling.MEAN, "cls", Pooling.CLS);

  ModelDescription {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads {@code model.json} of an embedder's folder.
   *
   * @throws BadModel naming every key that is missing or wrong
   */
  static ModelDescription read(Path folder) {
    return read(folder.resolve(ModelCard.FILE_NAME).toString(), ModelCard.json(folder));
  }

  static ModelDescription read(String where, JsonNode json) {
    var facts = new Facts(where, json);
    ModelCard card = ModelCard.read(facts);
    checkCard(facts, card);
    var description =
        new ModelDescription(
            card,
            facts.integer("dimensions", 1, 4000),
            facts.integer("tokens_max", 8, 32_768),
            facts.oneOf("pooling", POOLINGS, Pooling.MEAN),
            facts.text("query_prefix", 500),
            facts.text("passage_prefix", 500),
            facts.texts("inputs"),
            facts.name("output"),
            facts.cosine().orElse(null));
    if (!facts.truth("normalize") && facts.has("normalize")) {
      facts.problem("normalize must be true: a cosine needs vectors of unit length");
    }
    if (!INPUTS.containsAll(description.inputs)) {
      facts.problem("inputs must be among " + INPUTS.stream().sorted().toList());
    }
    facts.check();
    return description;
  }

  private static void checkCard(Facts facts, ModelCard card) {
    if (facts.has("kind") && !card.kind().equals(ModelCard.EMBEDDER)) {
      facts.problem("kind must be " + ModelCard.EMBEDDER + ", got: " + card.kind());
    }
    if (!facts.has("languages")) {
      facts.problem("languages is missing, must be a list of two-letter codes");
    }
    for (String code : card.languages()) {
      if (!code.matches("[a-z]{2}")) {
        facts.problem("languages must be two-letter codes, got: " + code);
      }
    }
    if (!card.files().keySet().containsAll(Set.of(GRAPH, TOKENIZER)) && facts.has("files")) {
      facts.problem("files must name " + GRAPH + " and " + TOKENIZER);
    }
  }

  Optional<CosineStatistics> cosine() {
    return Optional.ofNullable(statedCosine);
  }

  Set<Language> languages() {
    return card.languages().stream().map(Language::new).collect(Collectors.toUnmodifiableSet());
  }
}
