package dev.burhan.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.metering.ModelPrice;
import dev.burhan.metering.PriceTable;
import dev.burhan.tenancy.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads the price table: the file that {@code MODEL_PRICES} names, or else the one that comes with
 * this module. {@code MODELS_FREE} lists models that cost nothing by the token.
 */
public final class Prices {

  private static final String RESOURCE = "prices.json";
  private static final String FILE = "MODEL_PRICES";
  private static final String FREE = "MODELS_FREE";

  private Prices() {}

  /** Reads the table; what is wrong with it goes to {@code fault}, and nothing comes back. */
  public static Optional<PriceTable> of(Map<String, String> environment, Consumer<String> fault) {
    var file = environment.getOrDefault(FILE, "");
    try {
      return Optional.of(read(json(file), free(environment.getOrDefault(FREE, ""))));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      fault.accept(FILE + ": " + file + " is no price table: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The table that comes with this module, with nothing for free. */
  public static PriceTable shipped() {
    try {
      return read(json(""), Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private static JsonNode json(String file) throws IOException {
    if (!file.isEmpty()) {
      return new ObjectMapper().readTree(Files.readString(Path.of(file)));
    }
    try (var stream = Prices.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return new ObjectMapper().readTree(stream);
    }
  }

  private static Set<String> free(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(model -> !model.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static PriceTable read(JsonNode json, Set<String> free) {
    var prices = new HashMap<String, ModelPrice>();
    for (var entry : json.path("models")) {
      var model = entry.path("model").asText();
      if (model.isBlank() || prices.put(model, price(model, entry)) != null) {
        throw new IllegalArgumentException("model \"" + model + "\" is nameless or there twice");
      }
    }
    if (prices.isEmpty()) {
      throw new IllegalArgumentException("it lists no models");
    }
    return new PriceTable(LocalDate.parse(json.path("date").asText()), prices, free);
  }

  private static ModelPrice price(String model, JsonNode entry) {
    var input = dollars(model, entry, "input");
    var quota = entry.path("tokens_per_minute");
    return new ModelPrice(
        input.orElseThrow(() -> new IllegalArgumentException(model + " has no price of input")),
        // What is not priced is not made: an embedder writes nothing.
        dollars(model, entry, "output").orElse(Money.ZERO),
        dollars(model, entry, "cache_read").orElse(Money.ZERO),
        dollars(model, entry, "cache_write").orElse(Money.ZERO),
        quota.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(quota.asLong()));
  }

  private static Optional<Money> dollars(String model, JsonNode entry, String name) {
    var price = entry.path(name);
    if (price.isMissingNode()) {
      return Optional.empty();
    }
    if (!price.isTextual() || !price.asText().matches("[0-9]{1,6}(\\.[0-9]{1,9})?")) {
      throw new IllegalArgumentException(
          model + ": " + name + " must be dollars such as \"0.035\", as text");
    }
    return Optional.of(Money.dollars(price.asText()));
  }
}
