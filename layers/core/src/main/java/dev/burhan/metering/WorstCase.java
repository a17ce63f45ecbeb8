package dev.burhan.metering;

import dev.burhan.tenancy.Money;
import java.util.Collection;

/** Reckons what a request may cost at most, call by call. */
public record WorstCase(PriceTable prices, Amounts amounts) {

  /** One request that makes no calls yet. */
  public static WorstCase ofRequest(PriceTable prices) {
    return new WorstCase(prices, new Amounts(1, 0, Money.ZERO));
  }

  /** Adds a call to whichever of the models is dearest; without models, nothing. */
  public WorstCase withCall(Collection<String> models, long read, long written) {
    var dearest =
        models.stream()
            .map(model -> prices.worst(model, read, written))
            .max(Money::compareTo)
            .map(money -> new Amounts(0, read + written, money))
            .orElse(Amounts.NONE);
    return new WorstCase(prices, amounts.plus(dearest));
  }
}
