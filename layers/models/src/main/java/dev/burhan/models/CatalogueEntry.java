package dev.burhan.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Describes one model of the catalogue.
 *
 * @param json the model's {@code model.json}, to be written beside its files once fetched
 * @param homes where each file is published, by file name; empty where nobody publishes it
 * @param resources where each file lies on the class path, by file name; empty where not bundled
 */
record CatalogueEntry(
    ModelCard card, JsonNode json, Map<String, URI> homes, Map<String, String> resources) {

  CatalogueEntry {
    homes = Map.copyOf(homes);
    resources = Map.copyOf(resources);
  }

  static CatalogueEntry read(String where, JsonNode json) {
    var facts = new Facts(where, json);
    ModelCard card = ModelCard.read(facts);
    facts.cosine();
    facts.check();
    var homes = new HashMap<String, URI>();
    texts(json, "home").forEach((file, home) -> homes.put(file, URI.create(home)));
    Map<String, String> resources = texts(json, "resource");
    check(where, card, homes, resources);
    return new CatalogueEntry(card, json, homes, resources);
  }

  /** A model is fetched or bundled as a whole or not at all. */
  private static void check(
      String where, ModelCard card, Map<String, URI> homes, Map<String, String> resources) {
    var problems = new ArrayList<String>();
    if (!homes.isEmpty() && !homes.keySet().equals(card.files().keySet())) {
      problems.add("home must be stated for each file or none");
    }
    if (!resources.isEmpty() && !resources.keySet().equals(card.files().keySet())) {
      problems.add("resource must be stated for each file or none");
    }
    if (!problems.isEmpty()) {
      throw new BadModel(where, problems);
    }
  }

  private static Map<String, String> texts(JsonNode json, String key) {
    var texts = new HashMap<String, String>();
    json.path("files")
        .properties()
        .forEach(
            file -> {
              if (file.getValue().hasNonNull(key)) {
                texts.put(file.getKey(), file.getValue().path(key).asText());
              }
            });
    return texts;
  }

  boolean isBundled() {
    return !resources.isEmpty();
  }

  boolean isFetchable() {
    return !homes.isEmpty();
  }

  Optional<CosineStatistics> cosine() {
    return new Facts(card.name(), json).cosine();
  }

  /** How the bundled encoder is joined with this one; empty where this one does better alone. */
  Optional<Joining> joining() {
    var joining = json.path("joined_with_the_bundled");
    return joining.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Joining(
                joining.path("own_vote").doubleValue(), joining.path("vote").doubleValue()));
  }
}
