package dev.burhan.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the models we know: what they are, where their authors publish them and, for embedders, how
 * their cosines are spread. Earlier embedders are preferred to later ones.
 */
record Catalogue(List<CatalogueEntry> entries) {

  private static final String RESOURCE = "models.json";

  Catalogue {
    entries = List.copyOf(entries);
  }

  /** Reads the catalogue that comes with this module. */
  static Catalogue bundled() {
    try (InputStream stream = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return read(RESOURCE, new ObjectMapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  static Catalogue read(String where, JsonNode json) {
    var entries = new ArrayList<CatalogueEntry>();
    for (JsonNode entry : json.path("models")) {
      entries.add(CatalogueEntry.read(where + ": " + entry.path("name").asText(), entry));
    }
    return new Catalogue(entries);
  }

  Optional<CatalogueEntry> find(String name) {
    return entries.stream().filter(entry -> entry.card().name().equals(name)).findFirst();
  }

  /** Place in the order of preference; models we do not list come last. */
  int rank(String name) {
    return find(name).map(entries::indexOf).orElse(entries.size());
  }
}
