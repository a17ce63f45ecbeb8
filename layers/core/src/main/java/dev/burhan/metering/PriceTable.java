package dev.burhan.metering;

import dev.burhan.language.TokenUsage;
import dev.burhan.tenancy.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds the prices of models as of a day, which is its version.
 *
 * @param free models that cost nothing by the token: those on machines of our own
 */
public record PriceTable(LocalDate date, Map<String, ModelPrice> prices, Set<String> free) {

  /** A profile that serves a model from several regions, at the model's price. */
  private static final Pattern PROFILE = Pattern.compile("(?:us|eu|apac|global|us-gov)\\.(.+)");

  public PriceTable {
    prices = Map.copyOf(prices);
    free = Set.copyOf(free);
  }

  /** The same prices with more models that cost nothing by the token. */
  public PriceTable withFree(Collection<String> more) {
    var all = new HashSet<>(free);
    all.addAll(more);
    return new PriceTable(date, prices, all);
  }

  public String version() {
    return date.toString();
  }

  /** The model that an ARN names, or a profile of several regions stands for. */
  public static String withoutRegion(String model) {
    var name = model.substring(model.lastIndexOf('/') + 1);
    var profile = PROFILE.matcher(name);
    return profile.matches() ? profile.group(1) : name;
  }

  /** The price of a model; empty where it is not known. */
  public Optional<ModelPrice> find(String model) {
    if (free.contains(model)) {
      return Optional.of(ModelPrice.FREE);
    }
    return Optional.ofNullable(prices.get(model))
        .or(() -> Optional.ofNullable(prices.get(withoutRegion(model))));
  }

  /** Those of the models whose price is not known. */
  public List<String> unpriced(Collection<String> models) {
    return models.stream().filter(model -> find(model).isEmpty()).sorted().toList();
  }

  /**
   * What one call costs; one without tokens, nothing.
   *
   * @throws IllegalStateException for a model without a price, which {@link #unpriced} tells at the
   *     start
   */
  public Money cost(String model, TokenUsage usage) {
    return usage.total() == 0 ? Money.ZERO : price(model).cost(usage);
  }

  /**
   * What a call costs at most.
   *
   * @throws IllegalStateException for a model without a price
   */
  public Money worst(String model, long read, long written) {
    return read + written == 0 ? Money.ZERO : price(model).worst(read, written);
  }

  private ModelPrice price(String model) {
    return find(model).orElseThrow(() -> new IllegalStateException("no price of " + model));
  }

  /** Tokens a minute of those of the models that are shared out. */
  public Map<String, Long> quotas(Collection<String> models) {
    var quotas = new HashMap<String, Long>();
    for (var model : models) {
      find(model)
          .ifPresent(
              price -> price.tokensPerMinute().ifPresent(tokens -> quotas.put(model, tokens)));
    }
    return quotas;
  }
}
